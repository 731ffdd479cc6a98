import { estimateText, type MeasureText } from '../geometry/labels';

let context: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();

/** The width of a text in the product's typeface, in pixels. */
export const measureText: MeasureText = (text, size, weight = 400) => {
  if (context === undefined) context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (!context) return estimateText(text, size);
  const key = `${weight}/${size}/${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context.font = `${weight} ${size}px 'Inter Variable', system-ui, sans-serif`;
  const { width } = context.measureText(text);
  if (widths.size > 5_000) widths.clear();
  widths.set(key, width);
  return width;
};
