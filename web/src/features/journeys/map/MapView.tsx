import { type FocusEvent, type MouseEvent, startTransition, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Skeleton } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import type { UseQueryResult } from '@tanstack/react-query';
import type { StepsReport } from '@/api/reports';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { activate, adoptInto, openCard, startCard, startRename } from './editing/commands';
import { startDrag } from './editing/drag';
import { onGridKey } from './editing/keyboard';
import { parseKey } from './editing/keys';
import { titleWidth, useMapLayout } from './useMapLayout';
import { gridTemplate } from './geometry/columns';
import { AddLane } from './grid/AddLane';
import { GridMenu } from './grid/GridMenu';
import { HeadRows } from './grid/HeadRows';
import { LaneRow } from './grid/LaneRow';
import { useTouchpointCreation } from './picker/useTouchpointCreation';
import { CourseArcs } from './river/CourseArcs';
import { numbersByStep } from './river/nodes';
import { River } from './river/River';
import { NoRiver, RiverSummary } from './river/RiverSummary';
import { useCommands } from './state/context';
import { useMapState, useMapStore } from './state/store';
import { ColumnWidthContext, roundedColumnWidth } from './state/useHyphens';
import classes from './MapView.module.css';
import gridClasses from './grid/Grid.module.css';

/** The numbers of a map and how far they are on their way. */
export type MapReport = Pick<UseQueryResult<StepsReport>, 'data' | 'error' | 'isError' | 'isFetching' | 'isPending' | 'isPlaceholderData' | 'refetch'>;

interface Props {
  body: Journey;
  report: MapReport;
  /** The measured numbers that are shown; all when absent. */
  shows?: { river: boolean; scores: boolean };
}

const everything = { river: true, scores: true };

const firstLanes = 6;
const lanesAtOnce = 4;

/** The map: the river over the columns, the names of phases and steps, and the lanes. One place scrolls, in both directions. */
export function MapView({ body, report, shows = everything }: Props) {
  const { t, text } = useLanguage();
  const commands = useCommands();
  const store = useMapStore();
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const root = useRef<HTMLDivElement>(null);
  const scroller = useMergedRef(sizeRef, root);
  const { layout, zoom } = useMapLayout(body.phases, width);
  const coloring = useMapState((state) => state.coloring);
  const hiddenLanes = useMapState((state) => state.hiddenLanes);
  const createTouchpoint = useTouchpointCreation();

  const numbers = useMemo(() => (report.data && (report.data.runs > 0 || !shows.river) ? numbersByStep(report.data) : null), [report.data, shows.river]);
  const names = useMemo(() => new Map(body.phases.flatMap((phase) => phase.steps.map((step) => [step.id, text(step.title) || t('map.untitledStep')]))), [body.phases, text, t]);
  const steps = useMemo(() => new Map(body.phases.flatMap((phase) => phase.steps.map((step) => [step.id, step]))), [body.phases]);
  const lanes = useMemo(() => body.lanes.filter((lane) => !hiddenLanes.has(lane.id)), [body.lanes, hiddenLanes]);
  const columnWidth = roundedColumnWidth(Math.min(...layout.columns.filter((column) => column.kind === 'step').map((column) => column.width)));
  const drawn = useGrowing(lanes.length);
  useTabStop(root, body);

  const adopt = (step: string, stub: DOMStringMap) => {
    const name = stub.touchpoint ?? '';
    if (stub.touchpointId) adoptInto(commands, step, stub.touchpointId);
    else void createTouchpoint(name, name).then((id) => adoptInto(commands, step, id));
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const key = target.closest<HTMLElement>('[data-key]')?.dataset.key;
    const what = key && parseKey(key);
    if (!what || target.closest('button, textarea, input')?.hasAttribute('data-open-card') === false) return;
    if (target.closest('[data-open-card]') && what.what === 'card') return openCard(commands, what.id);
    if (what.what === 'card' || what.what === 'step') return activate(commands, key);
    if (what.what === 'cell') startCard(commands, key);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset.key;
    const what = key && parseKey(key);
    if (what && (what.what === 'phase' || what.what === 'step' || what.what === 'lane') && !(event.target as HTMLElement).closest('button')) startRename(commands, key);
  };
  const onContextMenu = (event: MouseEvent) => {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset.key;
    if (!key || parseKey(key)?.what === 'point' || (event.target as HTMLElement).closest('textarea, input')) return;
    event.preventDefault();
    store.set({ menu: { key, x: event.clientX, y: event.clientY } });
  };
  const onFocus = (event: FocusEvent) => {
    const key = (event.target as HTMLElement).dataset.key;
    if (key && store.get().active !== key) store.set({ active: key });
  };

  return (
    <div ref={scroller} className={classes.scroller} data-scroller data-ready={report.isPending ? undefined : ''}>
      <div className={classes.canvas} style={{ '--columns': gridTemplate(layout, titleWidth), width: titleWidth + layout.width, zoom } as React.CSSProperties} onPointerDown={(event) => startDrag(event.nativeEvent, commands, adopt)}>
        {shows.river && (
          <div className={`${gridClasses.row} ${classes.riverRow}`}>
            <RiverRow report={report} body={body} layout={layout} />
          </div>
        )}
        <div
          role="grid"
          aria-label={t('map.grid')}
          aria-readonly={!commands.canEdit}
          className={gridClasses.grid}
          data-editable={commands.canEdit || undefined}
          data-coloring={coloring}
          onKeyDown={(event) => onGridKey(event, commands, { layout, lanes, collapsedLanes: store.get().collapsedLanes })}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
          onContextMenu={onContextMenu}
          onFocus={onFocus}
        >
          <ColumnWidthContext value={columnWidth}>
            <HeadRows phases={body.phases} layout={layout} numbers={shows.river ? numbers : null} names={names} />
            <div role="rowgroup">
              {lanes.slice(0, drawn).map((lane) => <LaneRow key={lane.id} lane={lane} layout={layout} names={names} numbers={showsNumbers(lane.kind, shows) ? numbers : null} steps={lane.kind === 'emotion' ? steps : undefined} />)}
            </div>
          </ColumnWidthContext>
        </div>
        {commands.canEdit && <AddLane />}
      </div>
      <GridMenu />
    </div>
  );
}

/** The lanes that fill the first screen are drawn at once, the others right after it, in portions that do not hold up the person. */
function useGrowing(total: number): number {
  const [count, setCount] = useState(firstLanes);
  const more = count < total;
  useEffect(() => {
    if (!more) return;
    const timer = setTimeout(() => startTransition(() => setCount((before) => before + lanesAtOnce)), 0);
    return () => clearTimeout(timer);
  }, [more, count]);
  return count;
}

/** Only these lanes show numbers; the others need not draw again when the period changes. */
function showsNumbers(kind: string, shows: { river: boolean; scores: boolean }): boolean {
  return kind === 'emotion' ? shows.scores : kind === 'abandonment-reasons' && shows.river;
}

function RiverRow({ report, body, layout }: Omit<Props, 'shows'> & { layout: ReturnType<typeof useMapLayout>['layout'] }) {
  const { t } = useLanguage();
  const data = report.data;
  const span = { gridColumn: `2 / span ${Math.max(1, layout.columns.length)}` };
  const reason = !data ? null : data.events === 0 ? 'empty' : data.runs === 0 ? 'nobody' : layout.columns.every((column) => column.steps.length === 0) ? 'no-steps' : null;
  const showsRiver = data !== undefined && reason === null;
  return (
    <>
      <div className={classes.riverTitle}>
        {showsRiver ? <RiverSummary report={data} fetching={report.isFetching} /> : <h2 className={classes.riverHeading}>{t('map.river.title')}</h2>}
      </div>
      <div style={span} className={classes.riverBody} data-fetching={(report.isFetching && report.isPlaceholderData) || undefined}>
        {showsRiver && <River layout={layout} report={data} phases={body.phases} loop={body.loop} />}
        {reason && <NoRiver reason={reason} />}
        {reason && body.loop && <CourseArcs layout={layout} loop={body.loop} />}
        {report.isPending && <><Skeleton height={88} mt={30} mb={70} width={layout.width - 20} /><span role="status" className="visually-hidden">{t('map.river.loading')}</span></>}
        {report.isError && !data && <div className={classes.riverProblem}><ProblemNotice error={report.error} onRetry={() => void report.refetch()} /></div>}
      </div>
    </>
  );
}

/** Keeps one element of the grid reachable by the Tab key, also when the one that was is gone. */
function useTabStop(root: React.RefObject<HTMLDivElement | null>, body: Journey): void {
  const store = useMapStore();
  useLayoutEffect(() => {
    const { active } = store.get();
    if (active && root.current?.querySelector(`[data-key="${CSS.escape(active)}"]`)) return;
    const first = body.phases.flatMap((phase) => phase.steps)[0];
    const phase = body.phases[0];
    store.set({ active: first ? `step:${first.id}` : phase ? `phase:${phase.id}` : null });
  }, [root, store, body]);
}
