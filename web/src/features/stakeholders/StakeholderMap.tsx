import { type KeyboardEvent, type Ref, useMemo, useRef, useState } from 'react';
import type { Document, Persona, Stakeholder, StakeholderRelation } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { measureText } from '@/features/journeys/map/state/measure';
import { useMove } from './useMove';
import { type Arrow, arrowsOf, middleRadius, namesOf } from './arrows';
import { layoutMap, type MapLayout, middle, type Node, nodeSize } from './layout';
import { MapLegend } from './MapLegend';
import { useStakeholderSearch } from './StakeholdersPage';
import { twoLines } from './twoLines';
import classes from './Stakeholders.module.css';

interface Props {
  ref: Ref<SVGSVGElement>;
  stakeholders: Document<Stakeholder>[];
  relations: Document<StakeholderRelation>[];
  personas: Map<string, Document<Persona>>;
}

/** The customer in the middle, stakeholders on rings by how near they work, arrows for what is given. */
export function StakeholderMap({ ref, stakeholders, relations, personas }: Props) {
  const { t, text } = useLanguage();
  const { search, setSearch } = useStakeholderSearch();
  const [pointed, setPointed] = useState<string | null>(null);
  const layout = useMemo(() => layoutMap(stakeholders, relations), [stakeholders, relations]);
  const arrows = useMemo(() => arrowsOf(relations, layout), [relations, layout]);
  const focused = pointed ?? search.selected ?? null;
  const near = arrows.filter((arrow) => arrow.from === focused || arrow.to === focused);
  const names = useMemo(
    () => (focused ? namesOf(near, layout, ({ relation }) => text(relation.title) || t(`stakeholder.given.${relation.given ?? 'service'}`), (name) => measureText(name, 11, 500)) : []),
    // The arrows near the focused one follow from these.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [focused, arrows, layout, text, t],
  );
  const partners = new Set(near.flatMap((arrow) => [arrow.from, arrow.to]));
  const bodies = useMemo(() => new Map(stakeholders.map(({ id, body }) => [id, body])), [stakeholders]);
  const frame = `${-layout.width / 2} ${-layout.height / 2} ${layout.width} ${layout.height}`;
  const persona = search.persona ? personas.get(search.persona)?.body : undefined;
  const isFaint = (id: string) => focused !== null && focused !== id && !partners.has(id);
  return (
    <div className={classes.mapArea}>
      <svg ref={ref} viewBox={frame} className={classes.map} role="group" aria-label={t('stakeholder.title')} data-focused={focused ?? undefined}>
        <Rings layout={layout} />
        <g>{arrows.map((arrow) => <ArrowLine key={arrow.id} arrow={arrow} near={near.includes(arrow)} faint={focused !== null && !near.includes(arrow)} />)}</g>
        <g className={classes.middle} data-faint={isFaint(middle) || undefined} onPointerEnter={() => setPointed(middle)} onPointerLeave={() => setPointed(null)}>
          <circle r={middleRadius} className={classes.middleCircle} />
          <text y={persona ? -3 : 4} className={classes.middleText}>{persona?.name ?? t('stakeholder.customers')}</text>
          {persona && <text y={15} className={classes.middleNote}>{text(persona.group).slice(0, 18)}</text>}
        </g>
        {layout.nodes.map((node) => (
          <NodeBox
            key={node.id}
            node={node}
            body={bodies.get(node.id)!}
            layout={layout}
            selected={search.selected === node.id}
            faint={isFaint(node.id)}
            onPoint={setPointed}
            onOpen={() => setSearch({ selected: node.id })}
          />
        ))}
        <g aria-hidden="true">
          {names.map((name) => (
            <g key={name.id} transform={`translate(${name.x} ${name.y})`}>
              <rect x={-name.width / 2} y={-8} width={name.width} height={16} rx={3} className={classes.nameGround} />
              <text y={4} className={classes.name}>{name.text}</text>
            </g>
          ))}
        </g>
      </svg>
      <MapLegend />
    </div>
  );
}

/** The names of the rings stand at their upper edge, where no box is: the first one stands right of it. */
function Rings({ layout }: { layout: MapLayout }) {
  const { t } = useLanguage();
  return (
    <g aria-hidden="true">
      {[...layout.rings].reverse().map(({ closeness, ring }) => (
        <ellipse key={closeness} rx={ring.rx} ry={ring.ry} className={classes.ring} data-closeness={closeness} />
      ))}
      {layout.rings.map(({ closeness, ring }) => (
        <text key={closeness} x={0} y={-ring.ry + nodeSize.height / 2 + 17} className={classes.ringName}>{t(`stakeholder.closeness.${closeness}`)}</text>
      ))}
    </g>
  );
}

function ArrowLine({ arrow, near, faint }: { arrow: Arrow; near: boolean; faint: boolean }) {
  const { relation } = arrow;
  const state = { 'data-effect': relation.effect ?? 'neutral', 'data-near': near || undefined, 'data-faint': faint || undefined };
  return (
    <g className={classes.arrow} {...state} aria-hidden="true">
      <path d={arrow.path} className={classes.arrowLine} data-given={relation.given ?? 'service'} style={{ strokeWidth: 0.9 + (relation.influence ?? 2) * 0.3 }} />
      <path d={arrow.head} className={classes.arrowHead} />
    </g>
  );
}

interface NodeProps { node: Node; body: Stakeholder; layout: MapLayout; selected: boolean; faint: boolean; onPoint: (id: string | null) => void; onOpen: () => void }

/** One stakeholder: its name, its kind, and five marks for its influence. Dragging it to another ring changes how near it works. */
function NodeBox({ node, body, layout, selected, faint, onPoint, onOpen }: NodeProps) {
  const { t, text } = useLanguage();
  const { canEdit } = useWorkspace();
  const group = useRef<SVGGElement>(null);
  const move = useMove(node, layout, group);
  const { width, height } = nodeSize;
  const name = text(body.title) || t('stakeholder.untitled');
  const lines = twoLines(name, width - 34, (part) => measureText(part, 12, 500));
  const kind = body.kind ? t(`stakeholder.kind.${body.kind}`) : '';
  const says = [name, kind, t(`stakeholder.closeness.${node.closeness}`), body.influence && t('stakeholder.influenceSays', { value: body.influence })].filter(Boolean).join(', ');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onOpen();
  };
  return (
    <g
      ref={group}
      className={classes.node}
      data-node={node.id}
      data-sourcing={body.sourcing ?? 'internal'}
      data-selected={selected || undefined}
      data-faint={faint || undefined}
      data-movable={canEdit || undefined}
      transform={`translate(${node.x} ${node.y})`}
      onPointerEnter={() => onPoint(node.id)}
      onPointerLeave={() => onPoint(null)}
      onPointerDown={canEdit ? move.start : undefined}
      onClick={() => !move.moved() && onOpen()}
    >
      <rect
        role="button"
        tabIndex={0}
        aria-label={says}
        aria-pressed={selected}
        x={-width / 2}
        y={-height / 2}
        width={width}
        height={height}
        rx={6}
        className={classes.box}
        onKeyDown={onKeyDown}
        onFocus={() => onPoint(node.id)}
        onBlur={() => onPoint(null)}
      />
      <KindMark kind={body.kind} x={-width / 2 + 13} />
      <text x={-width / 2 + 26} className={classes.nodeName} aria-hidden="true">
        {lines.map((line, index) => <tspan key={index} x={-width / 2 + 26} y={lines.length === 1 ? 4 : index * 14 - 3}>{line}</tspan>)}
      </text>
      <g>{[1, 2, 3, 4, 5].map((level) => <rect key={level} x={width / 2 - 7} y={height / 2 - 3 - level * 6} width={3} height={4} className={classes.level} data-on={level <= (body.influence ?? 0) || undefined} />)}</g>
    </g>
  );
}

/** The kind as a small shape: people are round, companies square, systems are a diamond, authorities a triangle. */
function KindMark({ kind, x }: { kind: Stakeholder['kind']; x: number }) {
  const shapes = {
    person: <circle r={4.5} />,
    team: <><circle cx={-3} r={3.6} /><circle cx={3} r={3.6} /></>,
    role: <circle r={4.2} fill="none" />,
    partner: <rect x={-4.2} y={-4.2} width={8.4} height={8.4} rx={1} />,
    system: <path d="M0-5.4 5.4 0 0 5.4-5.4 0Z" />,
    authority: <path d="M0-5 5 4H-5Z" />,
  };
  return <g transform={`translate(${x} 0)`} className={classes.kindMark}>{kind ? shapes[kind] : <circle r={2} />}</g>;
}

export { KindMark };
