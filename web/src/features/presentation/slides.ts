import type { Journey, Phase, Text } from '@/api/types';

/** One picture of a presentation: the whole map, or one phase of it. */
export interface Slide { id: string; phase: Phase | null; number: number }

/** The whole map first, then phase by phase, then the whole again to end on. */
export function slidesOf(body: Journey): Slide[] {
  const phases = body.phases.filter(({ steps }) => steps.length > 0);
  if (phases.length === 0) return [{ id: 'start', phase: null, number: 0 }];
  return [
    { id: 'start', phase: null, number: 0 },
    ...phases.map((phase, index) => ({ id: phase.id, phase, number: index + 1 })),
    { id: 'end', phase: null, number: phases.length + 1 },
  ];
}

/** Where a key leads from a slide; null when the key means nothing here. */
export function slideAfter(slides: Slide[], at: number, key: string): number | null {
  const last = slides.length - 1;
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
    case ' ':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case 'PageUp':
    case 'Backspace':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** What one says to a slide: the descriptions of the map, the phase, its steps. */
export function notesOf(body: Journey, slide: Slide, text: (text: Text | undefined | null) => string): { name: string; note: string }[] {
  const notes = slide.phase
    ? [{ name: text(slide.phase.title), note: text(slide.phase.description) }, ...slide.phase.steps.map((step) => ({ name: text(step.title), note: text(step.description) }))]
    : [{ name: text(body.title), note: text(body.description) }];
  return notes.filter(({ note }) => note !== '');
}

/** The largest zoom, in steps, at which the columns of a phase have room, its neighbours being folded. */
export function zoomFor(width: number, titleWidth: number, folded: number, steps: number): number {
  const needed = titleWidth + folded * 44 + Math.max(1, steps) * 150;
  return Math.min(1.7, Math.max(1, Math.floor((width / needed) * 10) / 10));
}
