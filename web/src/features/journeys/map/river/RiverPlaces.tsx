import { type KeyboardEvent, memo, useRef, useState } from 'react';
import type { StepNumbers, StepsReport } from '@/api/reports';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import type { Column, ColumnLayout } from '../geometry/columns';
import { useCommands } from '../state/context';
import { useWords } from '../state/words';
import { numbersByStep } from './nodes';
import type { RiverScene } from './scene';
import classes from './River.module.css';

interface Props { scene: RiverScene; layout: ColumnLayout; report: StepsReport; phases: Journey['phases'] }

/** One invisible button per step over the river: says the exact numbers on hover and focus, opens the step on click. */
export const RiverPlaces = memo(function RiverPlaces({ scene, layout, report, phases }: Props) {
  const [pointed, setPointed] = useState<string | null>(null);
  const { open, store } = useCommands();
  const group = useRef<HTMLDivElement>(null);
  const places = layout.columns.filter((column) => column.steps.length > 0);
  const numbers = numbersByStep(report);
  const current = places.find((column) => column.id === pointed);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...(group.current?.querySelectorAll('button') ?? [])];
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[index + step]?.focus();
  };
  return (
    <div ref={group} onKeyDown={onKeyDown}>
      {places.map((column, index) => (
        <PlaceButton
          key={column.id}
          column={column}
          scene={scene}
          label={<PlaceWords column={column} phases={phases} numbers={numbers} report={report} />}
          tabbable={pointed === null ? index === 0 : pointed === column.id}
          pointed={pointed === column.id}
          onPoint={setPointed}
          onOpen={() => (column.kind === 'collapsed' ? store.toggle('collapsedPhases', column.id) : open({ step: column.id }))}
        />
      ))}
      {current && <PlaceSays column={current} scene={scene} phases={phases} numbers={numbers} report={report} />}
    </div>
  );
});

interface ButtonProps {
  column: Column;
  scene: RiverScene;
  label: React.ReactNode;
  tabbable: boolean;
  pointed: boolean;
  onPoint: (id: string | null) => void;
  onOpen: () => void;
}

function PlaceButton({ column, scene, label, tabbable, pointed, onPoint, onOpen }: ButtonProps) {
  return (
    <button
      type="button"
      className={classes.place}
      data-pointed={pointed || undefined}
      style={{ left: column.x, width: column.width, top: scene.top - 4, height: scene.bottom - scene.top + 8 }}
      tabIndex={tabbable ? 0 : -1}
      onPointerEnter={() => onPoint(column.id)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(column.id)}
      onBlur={() => onPoint(null)}
      onClick={onOpen}
    >
      <span className="visually-hidden">{label}</span>
    </button>
  );
}

interface WordsProps { column: Column; phases: Journey['phases']; numbers: Map<string, StepNumbers>; report: StepsReport }

function PlaceWords(props: WordsProps) {
  const { title, lines } = usePlaceLines(props);
  return <>{title}: {lines.map(([name, value]) => `${name} ${value}`).join('; ')}</>;
}

function PlaceSays(props: WordsProps & { scene: RiverScene }) {
  const { t } = useLanguage();
  const { title, lines, note } = usePlaceLines(props);
  const { column, scene } = props;
  const left = Math.max(0, Math.min(column.x + column.width / 2 - 134, scene.width - 268));
  return (
    <div className={classes.says} style={{ left, top: scene.bottom + 2 }} aria-hidden="true">
      <div className={classes.saysTitle}>{title}</div>
      <dl className={classes.saysList}>
        {lines.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>
        ))}
      </dl>
      {note && <div className={classes.saysNote}>{note}</div>}
      {column.kind === 'collapsed' && <div className={classes.saysNote}>{t('map.river.expandHint')}</div>}
    </div>
  );
}

/** The exact numbers of a place in words; only what there is. */
function usePlaceLines({ column, phases, numbers, report }: WordsProps): { title: string; lines: [string, string][]; note: string | null } {
  const { t, text, format } = useLanguage();
  const words = useWords();
  const title = titleOf(column, phases, text) || t('map.untitled');
  const own = column.steps.flatMap((step) => numbers.get(step) ?? []);
  const first = own[0];
  if (!first) return { title, lines: [], note: t('map.river.noNumbers') };
  const total = (value: (step: StepNumbers) => number) => own.reduce((sum, step) => sum + value(step), 0);
  const counted = (count: number) => `${format.number(count)} · ${words.exactShare(report.runs === 0 ? 0 : count / report.runs)}`;
  const isLast = column.steps.includes(report.steps[report.steps.length - 1]?.step ?? '');
  const lines: [string, string][] = [[t('map.river.remaining'), counted(first.remaining)]];
  if (column.kind === 'step') lines.push([t('map.river.customers'), format.number(first.customers)]);
  lines.push([t(isLast ? 'map.river.arrived' : 'map.river.left'), counted(total((step) => step.left))]);
  if (total((step) => step.in_progress) > 0) lines.push([t('map.river.inProgress'), counted(total((step) => step.in_progress))]);
  if (first.repeats > 0 && column.kind === 'step') lines.push([t('map.step.repeat'), words.exactShare(first.repeat_share)]);
  if (total((step) => step.returns) > 0) lines.push([t('map.river.returned'), format.number(total((step) => step.returns))]);
  if (first.waiting) lines.push([t('map.river.waiting'), words.duration(first.waiting.median_seconds)], [t('map.river.waiting90'), words.duration(first.waiting.p90_seconds)]);
  for (const reason of first.reasons.slice(0, column.kind === 'step' ? 3 : 0)) lines.push([t('map.quoted', { text: reason.reason }), words.exactShare(reason.share)]);
  return { title, lines, note: column.kind === 'step' && first.runs === 0 ? t('map.river.hollow') : null };
}

export function titleOf(column: Column, phases: Journey['phases'], text: (value: Journey['title']) => string): string {
  if (column.kind !== 'step') return text(phases.find((phase) => phase.id === column.id)?.title ?? {});
  for (const phase of phases) {
    const step = phase.steps.find((one) => one.id === column.id);
    if (step) return text(step.title);
  }
  return '';
}
