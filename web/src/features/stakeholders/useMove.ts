import { type PointerEvent, type RefObject, useRef } from 'react';
import { useChange } from '@/features/journeys/document/hooks';
import { type MapLayout, type Node, ringAt } from './layout';

/** Shorter ways of the pointer are a click. */
const threshold = 5;

/** Moves a stakeholder with the pointer; dropped on another ring, it works nearer to customers or farther from them. */
export function useMove(node: Node, layout: MapLayout, group: RefObject<SVGGElement | null>) {
  const change = useChange('stakeholder', node.id);
  const moved = useRef(false);
  const start = (event: PointerEvent) => {
    const svg = group.current?.ownerSVGElement;
    const matrix = svg?.getScreenCTM();
    if (event.button !== 0 || !svg || !matrix) return;
    moved.current = false;
    const from = { x: event.clientX, y: event.clientY };
    const at = ({ clientX, clientY }: { clientX: number; clientY: number }) => ({ x: node.x + (clientX - from.x) / matrix.a, y: node.y + (clientY - from.y) / matrix.d });
    const onMove = (next: globalThis.PointerEvent) => {
      if (Math.hypot(next.clientX - from.x, next.clientY - from.y) > threshold) moved.current = true;
      if (!moved.current) return;
      const point = at(next);
      group.current?.setAttribute('transform', `translate(${point.x} ${point.y})`);
      svg.dataset.over = ringAt(point, layout.rings);
    };
    const stop = (last: globalThis.PointerEvent | null) => {
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', stop);
      removeEventListener('pointercancel', giveUp);
      delete svg.dataset.over;
      group.current?.setAttribute('transform', `translate(${node.x} ${node.y})`);
      const closeness = last && moved.current ? ringAt(at(last), layout.rings) : node.closeness;
      if (closeness !== node.closeness) change([{ op: 'set', path: 'closeness', value: closeness }]);
    };
    const giveUp = () => stop(null);
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', stop);
    addEventListener('pointercancel', giveUp);
  };
  return { start, moved: () => moved.current };
}
