import { describe, expect, it } from 'vitest';
import type { StepNumbers, StepsReport } from '@/api/reports';
import type { Phase } from '@/api/types';
import { layoutColumns } from '../geometry/columns';
import { estimateText } from '../geometry/labels';
import { numbersIn, randomFrom } from '../geometry/testing';
import { riverNodes } from './nodes';
import { layoutScene, type RiverScene, type RiverWords } from './scene';

const words: RiverWords = {
  share: (share) => `${Math.round(share * 100)} %`,
  points: (share) => `−${Math.round(share * 100)} Pp`,
  duration: (seconds) => `${Math.round(seconds / 86_400)} T`,
  returns: (share) => `${share} kehren zurück`,
  loop: (share) => `Loyalitätsschleife ${share}`,
  touchpoint: (key, id) => (id ? `Name von ${key}` : key),
  measure: estimateText,
};

function numbersOf(step: string, change: Partial<StepNumbers>): StepNumbers {
  return {
    step, customers: 0, runs: 100, share: 1, remaining: 100, remaining_share: 1, left: 0, left_share: 0, in_progress: 0,
    repeats: 0, repeat_share: 0, returns: 0, waiting: null, touchpoints: [], unknown: [], reasons: [], score: null, score_hidden: false, ...change,
  };
}

function reportOf(steps: StepNumbers[], change: Partial<StepsReport> = {}): StepsReport {
  return {
    period: { from: null, until: null, first: null, last: null }, customers: 800, runs: 1000, in_progress: 0, events: 5000,
    loop: null, minimum_group: 10, computed_in_ms: 1, steps, returns: [], ...change,
  };
}

const phasesOf = (...counts: number[]): Phase[] =>
  counts.map((count, phase) => ({ id: `p${phase}`, title: {}, steps: Array.from({ length: count }, (_, step) => ({ id: `${phase}.${step}`, title: {} })) }));
const sizes = { available: 900, minimum: 80, comfortable: 110, maximum: 200, collapsed: 44 };

describe('riverNodes', () => {
  const phases = phasesOf(1, 2);
  const report = reportOf([
    numbersOf('0.0', { remaining_share: 1, left: 200 }),
    numbersOf('1.0', { remaining_share: 0.8, left: 300, in_progress: 50 }),
    numbersOf('1.1', { remaining_share: 0.45, left: 450, runs: 0 }),
  ]);

  it('adds up the steps of a collapsed phase; who ends at the last step has arrived', () => {
    const nodes = riverNodes(layoutColumns(phases, new Set(['p1']), sizes), report);
    expect(nodes.map(({ remaining, left, inProgress }) => [remaining, left, inProgress])).toEqual([[1, 0.2, 0], [0.8, 0.3, 0.05]]);
  });

  it('marks a step that the log never shows', () => {
    expect(riverNodes(layoutColumns(phases, new Set(), sizes), report).map((node) => node.hollow)).toEqual([false, false, true]);
  });

  it('survives a report without runs or without a step of the map', () => {
    const nodes = riverNodes(layoutColumns(phases, new Set(), sizes), reportOf([], { runs: 0 }));
    expect(nodes.every((node) => node.remaining === 0 && node.left === 0)).toBe(true);
  });
});

interface Box { name: string; left: number; right: number; top: number; bottom: number }

/** The boxes of all texts above the columns, as the style sheet draws them. */
function boxesOf(scene: RiverScene): Box[] {
  const centred = (name: string, text: string, x: number, y: number, size: number): Box => {
    const half = estimateText(text, size) / 2;
    return { name, left: x - half, right: x + half, top: y - size * 0.8, bottom: y };
  };
  return [
    ...scene.waits.map((wait) => centred('wait', wait.text, wait.x, wait.y, 11)),
    ...scene.arcs.flatMap(({ arc, text }) => (text ? [centred('arc', text, arc.labelX, arc.labelY, 11)] : [])),
    ...scene.shares.map((share) => centred('share', share.text, share.x, share.y, 13)),
    ...scene.losses.map((loss) => ({ name: 'loss', left: loss.x, right: loss.x + loss.width, top: loss.y, bottom: loss.y + 55 })),
    ...scene.stubs.map((stub) => ({ name: 'stub', left: stub.x, right: stub.x + stub.width, top: stub.y, bottom: stub.y + stub.height })),
  ];
}

/** Where arcs leave the river and land on it. */
function legsOf(scene: RiverScene): number[] {
  return scene.arcs.flatMap(({ arc }) => [numbersIn(arc.path)[0]!, numbersIn(arc.head)[3]!]);
}

describe('layoutScene', () => {
  it('lets no two texts touch, whatever the numbers and however narrow the columns', () => {
    const random = randomFrom(23);
    for (let round = 0; round < 150; round += 1) {
      const phases = phasesOf(...Array.from({ length: 2 + Math.floor(random() * 5) }, () => 1 + Math.floor(random() * 4)));
      const collapsed = new Set(phases.filter(() => random() < 0.25).map((phase) => phase.id));
      const layout = layoutColumns(phases, collapsed, sizes);
      const ids = phases.flatMap((phase) => phase.steps.map((step) => step.id));
      let remaining = 1;
      const steps = ids.map((id) => {
        const left = remaining * random() * 0.3;
        const own = numbersOf(id, {
          remaining_share: remaining,
          left: left * 1000,
          waiting: random() < 0.9 ? { n: 10, median_seconds: random() * 200 * 86_400, p90_seconds: 0 } : null,
          reasons: random() < 0.6 ? [{ reason: 'Antwort dauerte viel zu lange', runs: 10, share: random() }] : [],
          unknown: random() < 0.4 ? [{ touchpoint: 'Telefonische Nachfrage', id: null, events: 10, customers: 10, share: random() }] : [],
        });
        remaining -= left;
        return own;
      });
      const returns = ids.slice(2).filter(() => random() < 0.3).map((from) => ({ from_step: from, to_step: ids[Math.floor(random() * ids.indexOf(from))]!, runs: 20, share: random() * 0.15 }));
      const loop = { from_step: ids.at(-1)!, to_step: ids[0]! };
      const scene = layoutScene(layout, reportOf(steps, { returns, loop: { runs: 40, share: 0.04 } }), loop, words);
      const boxes = boxesOf(scene);
      for (const wait of boxes.filter((box) => box.name === 'wait')) {
        for (const x of legsOf(scene)) expect(x <= wait.left || x >= wait.right, `leg at ${x} beside ${JSON.stringify(wait)}`).toBe(true);
      }
      for (const [index, one] of boxes.entries()) {
        for (const other of boxes.slice(index + 1)) {
          const apart = one.right <= other.left + 0.5 || other.right <= one.left + 0.5 || one.bottom <= other.top + 0.5 || other.bottom <= one.top + 0.5;
          expect(apart, `${one.name} and ${other.name} in round ${round}: ${JSON.stringify([one, other])}`).toBe(true);
        }
        expect(one.top, `${one.name} is within the picture`).toBeGreaterThanOrEqual(0);
        expect(one.bottom).toBeLessThanOrEqual(scene.height);
      }
    }
  });

  it('writes the name of a library touchpoint on its stub and counts the others', () => {
    const layout = layoutColumns(phasesOf(2), new Set(), sizes);
    const unknown = [{ touchpoint: 'fax', id: null, events: 1, customers: 1, share: 0.01 }, { touchpoint: 'hotline', id: 'h', events: 9, customers: 9, share: 0.2 }];
    const scene = layoutScene(layout, reportOf([numbersOf('0.0', { unknown }), numbersOf('0.1', {})]), null, words);
    expect(scene.stubs).toMatchObject([{ name: 'Name von hotline', share: '20 %', more: 1, touchpointId: 'h' }]);
  });

  it('labels losses that matter, with the most frequent reason of a single step', () => {
    const layout = layoutColumns(phasesOf(3), new Set(), sizes);
    const reasons = [{ reason: 'Preis unklar', runs: 60, share: 0.38 }];
    const scene = layoutScene(layout, reportOf([numbersOf('0.0', { left: 160, reasons }), numbersOf('0.1', { left: 2, remaining_share: 0.84 }), numbersOf('0.2', { left: 838, remaining_share: 0.838 })]), null, words);
    expect(scene.losses).toMatchObject([{ points: '−16 Pp', reason: '38 % Preis unklar' }]);
  });
});
