import { describe, expect, it } from 'vitest';
import { area, placed } from './placing';

const bubble = (id: string, benefit: number, days: number) => ({ id, benefit, days, size: 1, name: `Eine Möglichkeit mit dem Namen ${id}` });

describe('the matrix', () => {
  it('puts much benefit up and much effort to the right', () => {
    const [much, little] = [placed([bubble('a', 100, 3), bubble('b', 1, 90)])].flatMap((all) => [all.find(({ id }) => id === 'a')!, all.find(({ id }) => id === 'b')!]);
    expect(much!.y).toBeLessThan(little!.y);
    expect(much!.x).toBeLessThan(little!.x);
  });

  it('keeps all bubbles in the drawing and all names apart', () => {
    const all = placed(Array.from({ length: 12 }, (_, index) => bubble(String(index), 10 + (index % 3) / 100, 20)));
    for (const one of all) {
      expect(one.x).toBeGreaterThanOrEqual(area.left);
      expect(one.y).toBeLessThanOrEqual(area.height - area.bottom);
    }
    const lines = all.map(({ label }) => label.y).sort((a, b) => a - b);
    for (let index = 1; index < lines.length; index++) expect(lines[index]! - lines[index - 1]!).toBeGreaterThanOrEqual(14.9);
  });

  it('puts no name on the bubble of another', () => {
    const all = placed([bubble('a', 50, 20), bubble('b', 50, 28), bubble('c', 48, 40), bubble('d', 1, 90)]);
    for (const { id, label } of all) {
      for (const other of all.filter((one) => one.id !== id)) {
        const right = label.x + label.name.length * 6.1;
        const isBeside = other.x + other.radius < label.x || other.x - other.radius > right;
        expect(isBeside || Math.abs(other.y - label.y) > other.radius).toBe(true);
      }
    }
  });

  it('puts one alone into the middle', () => {
    const [only] = placed([bubble('a', 5, 5)]);
    expect(only!.x).toBeCloseTo((area.left + 20 + area.width - area.right) / 2);
  });
});
