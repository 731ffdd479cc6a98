/** A ring of the stakeholder map: an ellipse around the customer. */
export interface Ring { rx: number; ry: number }

export interface Point { x: number; y: number }

export interface Size { width: number; height: number }

/** The point of a ring at an angle; 0 is at the top, angles grow clockwise. */
export function pointAt({ rx, ry }: Ring, angle: number): Point {
  return { x: rx * Math.sin(angle), y: -ry * Math.cos(angle) };
}

/** The angle at which a point stands as seen from the middle of a ring. */
export function angleOf({ x, y }: Point, { rx, ry }: Ring): number {
  const angle = Math.atan2(x / rx, -y / ry);
  return angle < 0 ? angle + 2 * Math.PI : angle;
}

const fineness = 720;

/**
 * Angles for boxes of one size on a ring, so that neighbours stand equally far apart as boxes see it: side by side where
 * the ring runs level, one above the other where it runs upright. The ring grows when there are too many for it.
 */
export function spreadOn(ring: Ring, count: number, box: Size): { ring: Ring; angles: number[] } {
  if (count === 0) return { ring, angles: [] };
  const room = roomAlong(ring, box);
  const total = room[room.length - 1]!;
  // Twice the boxes, because two of them at the bend of a ring come nearer than their way along it.
  const wanted = count * 1.25;
  if (total < wanted && count > 1) {
    const factor = (wanted / total) * 1.02;
    return spreadOn({ rx: ring.rx * factor, ry: ring.ry * factor }, count, box);
  }
  const angles: number[] = [];
  let position = 0;
  for (let index = 0; index < count; index += 1) {
    const target = (total * index) / count;
    while (room[position + 1]! < target) position += 1;
    const before = room[position]!;
    const part = (target - before) / Math.max(1e-9, room[position + 1]! - before);
    angles.push(((position + part) / fineness) * 2 * Math.PI);
  }
  return { ring, angles };
}

/** How many boxes fit up to each angle. */
function roomAlong(ring: Ring, box: Size): number[] {
  const room = [0];
  let before = pointAt(ring, 0);
  for (let step = 1; step <= fineness; step += 1) {
    const point = pointAt(ring, (step / fineness) * 2 * Math.PI);
    const boxes = Math.max(Math.abs(point.x - before.x) / box.width, Math.abs(point.y - before.y) / box.height);
    room.push(room[step - 1]! + boxes);
    before = point;
  }
  return room;
}
