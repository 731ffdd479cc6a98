import { memo, useContext, useRef } from 'react';
import { ChevronsDownUp } from 'lucide-react';
import type { StepNumbers } from '@/api/reports';
import type { Card, Lane, Step } from '@/api/types';
import { useLanguage } from '@/app/language';
import { CommentMark } from '@/features/comments/CommentMark';
import { CommentCountsContext } from '@/features/comments/useComments';
import { useLaneKindName, useLaneName } from '@/features/taxonomy/useLaneName';
import { ChangeMark } from '@/features/variants/compare/ChangeMark';
import type { ColumnLayout } from '../geometry/columns';
import { useCommands } from '../state/context';
import { referenceKindOf } from '../state/lanes';
import { useMapState } from '../state/store';
import { Cell } from './Cell';
import { EmotionRow } from './EmotionRow';
import { LaneNote } from './LaneNote';
import { MenuButton } from './MenuButton';
import { TitleField } from './TitleField';
import { useTab } from './useTab';
import classes from './Grid.module.css';

export interface LaneProps {
  lane: Lane;
  layout: ColumnLayout;
  /** The names of the steps by id, for people who do not see the columns. */
  names: Map<string, string>;
  numbers: Map<string, StepNumbers> | null;
  /** Only for the emotion lane: it shows values of the steps themselves. */
  steps?: Map<string, Step> | undefined;
}

/** One lane: its name, then a cell per column; the emotion lane draws its curve instead. */
export const LaneRow = memo(function LaneRow(props: LaneProps) {
  const { lane, layout } = props;
  const { t } = useLanguage();
  const laneName = useLaneName();
  const collapsed = useMapState((state) => state.collapsedLanes.has(lane.id));
  const editing = useMapState((state) => state.editing?.what === 'new-card' && state.editing.lane === lane.id);
  const name = laneName(lane);
  return (
    <div role="row" className={`${classes.row} ${classes.lane}`} data-lane={lane.id} data-editing={editing || undefined}>
      <LaneTitle lane={lane} name={name} collapsed={collapsed} />
      {collapsed
        ? <div role="gridcell" className={classes.count} style={{ gridColumn: `2 / span ${Math.max(1, layout.columns.length)}`, textAlign: 'left' }}>{t('map.cardCount', { count: lane.cards.length })}</div>
        : lane.kind === 'emotion'
          ? <EmotionRow layout={layout} steps={props.steps} numbers={props.numbers} />
          : <Cells {...props} name={name} />}
    </div>
  );
});

function LaneTitle({ lane, name, collapsed }: { lane: Lane; name: string; collapsed: boolean }) {
  const { t } = useLanguage();
  const laneKindName = useLaneKindName();
  const { store, canEdit } = useCommands();
  const key = `lane:${lane.id}`;
  const comments = useContext(CommentCountsContext).get(`lanes/${lane.id}`) ?? 0;
  const toggle = t(collapsed ? 'map.expand' : 'map.collapse', { name });
  return (
    <div role="rowheader" className={classes.laneTitle} aria-expanded={!collapsed} data-key={key} data-drag={canEdit ? key : undefined} tabIndex={useTab(key)}>
      <TitleField gridKey={key} title={lane.title} fallback={laneKindName(lane.kind)} fallbackIsName label={t('map.laneName')} />
      <ChangeMark of={key} />
      {!collapsed && <LaneNote lane={lane} />}
      {comments > 0 && <CommentMark place={`lanes/${lane.id}`} count={comments} />}
      <span className={classes.tools}>
        <button type="button" tabIndex={-1} className={classes.tool} aria-label={toggle} title={toggle} onClick={() => store.toggle('collapsedLanes', lane.id)}>
          <ChevronsDownUp size={13} aria-hidden="true" />
        </button>
        <MenuButton gridKey={key} name={name} />
      </span>
    </div>
  );
}

const noCards: readonly Card[] = [];

/** Open threads on a cell and on its cards. */
function openAt(counts: ReadonlyMap<string, number>, lane: string, step: string, cards: readonly Card[]): number {
  if (counts.size === 0) return 0;
  return (counts.get(`cells/${lane}/${step}`) ?? 0) + cards.reduce((sum, card) => sum + (counts.get(`cards/${card.id}`) ?? 0), 0);
}

function Cells({ lane, layout, names, numbers, name }: LaneProps & { name: string }) {
  const byStep = useCardsByStep(lane.cards);
  const wants = referenceKindOf(lane);
  const comments = useContext(CommentCountsContext);
  const measuresReasons = lane.kind === 'abandonment-reasons';
  return layout.columns.map((column, index) => {
    if (column.kind !== 'step') {
      const count = column.steps.reduce((sum, step) => sum + (byStep.get(step)?.length ?? 0), 0);
      return <div key={column.id} role="gridcell" className={classes.count}>{count > 0 ? count : ''}</div>;
    }
    const next = layout.columns[index + 1];
    return (
      <Cell
        key={column.id}
        lane={lane.id}
        laneName={name}
        step={column.id}
        stepName={names.get(column.id) ?? ''}
        cards={byStep.get(column.id) ?? noCards}
        wants={wants}
        reasons={measuresReasons ? (numbers?.get(column.id)?.reasons ?? null) : null}
        comments={openAt(comments, lane.id, column.id, byStep.get(column.id) ?? noCards)}
        phaseEnd={next !== undefined && next.phase !== column.phase}
      />
    );
  });
}

/** The cards of each step; a list keeps its identity while its cards are the same, so that only changed cells draw again. */
function useCardsByStep(cards: Card[]): Map<string, readonly Card[]> {
  const previous = useRef(new Map<string, readonly Card[]>());
  const grouped = new Map<string, Card[]>();
  for (const card of cards) {
    const list = grouped.get(card.step);
    if (list) list.push(card);
    else grouped.set(card.step, [card]);
  }
  const kept = new Map<string, readonly Card[]>();
  for (const [step, list] of grouped) {
    const before = previous.current.get(step);
    const same = before?.length === list.length && list.every((card, index) => card === before[index]);
    kept.set(step, same ? before : list);
  }
  previous.current = kept;
  return kept;
}
