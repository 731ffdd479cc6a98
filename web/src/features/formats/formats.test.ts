import { describe, expect, it } from 'vitest';
import { rowKinds, withDecision, withLaneKind } from './draft';
import { exportQuery, type Wish } from './exporting';
import type { Draft } from './useMapImport';

const wish: Wish = { format: 'pdf', language: 'de', paper: 'a0', orientation: 'portrait', split: true, measured: true };

describe('what the server is asked for a file', () => {
  it('has the paper and the period of drawings only', () => {
    const period = { from: '2026-01-01', where: ['a=b'] };
    expect(exportQuery(wish, period)).toEqual({ language: 'de', paper: 'a0', orientation: 'portrait', split: true, measured: true, from: '2026-01-01', until: undefined });
    expect(exportQuery({ ...wish, measured: false }, period)).not.toHaveProperty('from');
    expect(exportQuery({ ...wish, format: 'xlsx' }, period)).toEqual({ language: 'de' });
  });
  it('never splits what has one page', () => {
    expect(exportQuery({ ...wish, format: 'png' }, {})).not.toHaveProperty('split');
  });
});

describe('corrections of a draft', () => {
  const lane = (title: string, kind: string, recognised: boolean) => ({ title, kind, recognised, scale: null, cells: [] });
  const draft: Draft = { title: '', language: 'de', phases: [], lanes: [lane('Wetter', 'custom', false), lane('Probleme', 'problems', true)], decisions: {} };
  it('change one row and make it certain', () => {
    const { lanes } = withLaneKind(draft, 0, 'ignore');
    expect(lanes).toEqual([lane('Wetter', 'ignore', true), draft.lanes[1]]);
    expect(draft.lanes[0]?.kind).toBe('custom');
    expect(rowKinds).toContain('ignore');
  });
  it('keep every decision about touchpoints', () => {
    const once = withDecision(draft, 'Website', null);
    expect(withDecision(once, 'Filiale', '7').decisions).toEqual({ Website: null, Filiale: '7' });
  });
});
