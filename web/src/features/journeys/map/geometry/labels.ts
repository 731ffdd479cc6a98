/** A label that wants to stand centred over `centre`. */
export interface LabelWish {
  id: string;
  centre: number;
  /** The width of the whole text on one line. */
  natural: number;
  /** The width below which the label is not worth showing. */
  minimum: number;
  /** Among labels that cannot all be shown, the ones with the highest weight stay. */
  weight: number;
}

export interface PlacedLabel {
  id: string;
  /** The left edge and width of the box that belongs to this label alone. */
  x: number;
  width: number;
}

export interface LabelRoom {
  left: number;
  right: number;
  /** The space kept between two labels. */
  gap: number;
  /** No label gets wider than this; longer texts wrap or are cut by the style sheet. */
  maximum: number;
}

/**
 * Places labels on one line without any overlap, as near to their wishes as possible.
 * Labels are first narrowed towards their minimum, then moved; those that still find no room are left out, lightest first.
 */
export function placeLabels(wishes: readonly LabelWish[], room: LabelRoom): PlacedLabel[] {
  const kept = dropUntilTheyFit(wishes, room);
  const widths = narrowed(kept, room);
  const lefts = spread(
    kept.map((wish, index) => wish.centre - widths[index]! / 2),
    widths,
    room,
  );
  return kept.map((wish, index) => ({ id: wish.id, x: lefts[index]!, width: widths[index]! }));
}

function dropUntilTheyFit(wishes: readonly LabelWish[], room: LabelRoom): LabelWish[] {
  const kept = [...wishes].sort((a, b) => a.centre - b.centre);
  const space = room.right - room.left;
  const needed = () => kept.reduce((sum, wish) => sum + Math.min(wish.minimum, space), 0) + room.gap * Math.max(0, kept.length - 1);
  while (kept.length > 0 && needed() > space) {
    const lightest = kept.reduce((least, wish, index) => (wish.weight < kept[least]!.weight ? index : least), 0);
    kept.splice(lightest, 1);
  }
  return kept;
}

/** Every label may reach half-way to its neighbours; what it needs beyond that is cut, but not below the minimum. */
function narrowed(wishes: LabelWish[], room: LabelRoom): number[] {
  const space = room.right - room.left;
  const widths = wishes.map((wish, index) => {
    const before = wishes[index - 1];
    const after = wishes[index + 1];
    const toLeft = before ? (wish.centre - before.centre - room.gap) / 2 : Infinity;
    const toRight = after ? (after.centre - wish.centre - room.gap) / 2 : Infinity;
    const free = 2 * Math.min(toLeft, toRight);
    const natural = Math.min(wish.natural, room.maximum, space);
    return Math.min(natural, Math.max(Math.min(wish.minimum, space), free));
  });
  return squeezed(widths, wishes, space - room.gap * Math.max(0, wishes.length - 1));
}

/** When all labels together are too wide, each gives up the same part of what it has beyond its minimum. */
function squeezed(widths: number[], wishes: LabelWish[], space: number): number[] {
  const minimum = widths.map((width, index) => Math.min(width, wishes[index]!.minimum));
  const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
  const spare = sum(widths) - sum(minimum);
  const excess = sum(widths) - space;
  if (excess <= 0 || spare <= 0) return widths;
  const kept = Math.max(0, 1 - excess / spare);
  return widths.map((width, index) => minimum[index]! + (width - minimum[index]!) * kept);
}

interface Block { left: number; width: number; wish: number; count: number }

/** Moves boxes apart with the least total squared displacement (pool adjacent violators), kept within the room. */
function spread(wishes: number[], widths: number[], room: LabelRoom): number[] {
  const blocks: Block[] = [];
  for (const [index, wish] of wishes.entries()) {
    blocks.push({ left: wish, width: widths[index]!, wish, count: 1 });
    settle(blocks, room);
  }
  const lefts: number[] = [];
  let member = 0;
  for (const block of blocks) {
    let x = block.left;
    for (let index = 0; index < block.count; index += 1) {
      lefts.push(x);
      x += widths[member]! + room.gap;
      member += 1;
    }
  }
  return lefts;
}

/** Keeps the last block inside the room and joins it with its predecessors while they touch. */
function settle(blocks: Block[], room: LabelRoom): void {
  const within = (block: Block) => {
    block.left = Math.max(room.left, Math.min(block.wish, room.right - block.width));
  };
  within(blocks[blocks.length - 1]!);
  while (blocks.length > 1) {
    const last = blocks[blocks.length - 1]!;
    const before = blocks[blocks.length - 2]!;
    if (before.left + before.width + room.gap <= last.left) return;
    const offset = before.width + room.gap;
    before.wish = (before.wish * before.count + (last.wish - offset) * last.count) / (before.count + last.count);
    before.width = offset + last.width;
    before.count += last.count;
    blocks.pop();
    within(before);
  }
}

/** The width of a text in pixels; the browser's measure is passed in, tests use an estimate. */
export type MeasureText = (text: string, size: number, weight?: number) => number;

/** A rough measure for places without a canvas: most letters of the typeface are a little over half as wide as high. */
export const estimateText: MeasureText = (text, size) => text.length * size * 0.56;
