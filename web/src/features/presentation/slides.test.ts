import { describe, expect, it } from 'vitest';
import type { Journey } from '@/api/types';
import { notesOf, slideAfter, slidesOf, zoomFor } from './slides';

const step = (id: string) => ({ id, title: { de: id }, description: { de: `zu ${id}` } });
const body: Journey = {
  title: { de: 'Reise' },
  phases: [{ id: 'a', title: { de: 'A' }, steps: [step('s')] }, { id: 'empty', title: {}, steps: [] }, { id: 'b', title: { de: 'B' }, steps: [step('t'), { id: 'u', title: {} }] }],
  lanes: [],
};
const text = (value: { de?: string } | undefined | null) => value?.de ?? '';

describe('a presentation', () => {
  const slides = slidesOf(body);

  it('begins and ends with the whole and goes phase by phase, without empty ones', () => {
    expect(slides.map(({ id }) => id)).toEqual(['start', 'a', 'b', 'end']);
    expect(slidesOf({ ...body, phases: [] }).map(({ id }) => id)).toEqual(['start']);
  });

  it('is led by keys and stays within its ends', () => {
    expect(['ArrowRight', ' ', 'PageDown', 'ArrowLeft', 'Home', 'End', 'x'].map((key) => slideAfter(slides, 0, key))).toEqual([1, 1, 1, 0, 0, 3, null]);
    expect(slideAfter(slides, 3, 'ArrowRight')).toBe(3);
  });

  it('takes its notes from the descriptions', () => {
    expect(notesOf(body, slides[2]!, text)).toEqual([{ name: 't', note: 'zu t' }]);
    expect(notesOf(body, slides[0]!, text)).toEqual([]);
  });

  it('is as large as the columns of the phase allow', () => {
    expect(zoomFor(1920, 180, 8, 2)).toBe(1.7);
    expect(zoomFor(1440, 180, 8, 5)).toBe(1.1);
    expect(zoomFor(800, 180, 8, 9)).toBe(1);
  });
});
