import { type CSSProperties, Fragment, memo } from 'react';
import type { StepNumbers } from '@/api/reports';
import type { Card, Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import { CommentMark } from '@/features/comments/CommentMark';
import { PeopleInCell } from '@/features/live/PeopleHere';
import { colourOf, usePeopleAt } from '@/features/live/presence';
import { cellKey } from '../editing/keys';
import { useLibrary } from '../state/library';
import { useMapState, useMapStore } from '../state/store';
import { useHyphens } from '../state/useHyphens';
import { useWords } from '../state/words';
import { CardEditor } from './CardEditor';
import { CardView } from './CardView';
import { useTab } from './useTab';
import classes from './Grid.module.css';

interface Props {
  lane: string;
  laneName: string;
  step: string;
  stepName: string;
  cards: readonly Card[];
  /** The kind of shared object that the lane is for. */
  wants: Kind | null;
  /** What the log says here, above what the team wrote. */
  reasons: StepNumbers['reasons'] | null;
  /** Open threads of comments here and on the cards. */
  comments: number;
  phaseEnd: boolean;
}

/** One cell. It draws again only when its own cards change or someone types in it. */
export const Cell = memo(function Cell({ lane, laneName, step, stepName, cards, wants, reasons, comments, phaseEnd }: Props) {
  const library = useLibrary();
  const key = cellKey(lane, step);
  const adding = useMapState((state) => (state.editing?.what === 'new-card' && state.editing.lane === lane && state.editing.step === step ? state.editing : null));
  const edited = useMapState((state) => (state.editing?.what === 'card' && cards.some((card) => state.editing?.what === 'card' && card.id === state.editing.card) ? state.editing.card : null));
  const tab = useTab(key);
  const editor = adding && <CardEditor key={`new/${adding.after}`} lane={lane} step={step} wants={wants} card={null} after={adding.after} initial={adding.initial} label={`${laneName}, ${stepName}`} />;
  const after = adding?.after ?? null;
  const people = usePeopleAt(useMapStore().journey, `cells/${lane}/${step}`);
  const first = people[0];
  return (
    <div
      role="gridcell"
      className={classes.cell}
      data-key={key}
      data-cell
      data-phase-end={phaseEnd || undefined}
      data-other={first ? '' : undefined}
      style={first && ({ '--person': colourOf(first.user) } as CSSProperties)}
      tabIndex={cards.length === 0 ? tab : undefined}
      aria-label={cards.length === 0 && !reasons?.length ? `${laneName}, ${stepName}` : undefined}
    >
      {first && <PeopleInCell people={people} />}
      {comments > 0 && <CommentMark place={`cells/${lane}/${step}`} count={comments} />}
      {reasons && reasons.length > 0 && <Reasons reasons={reasons} />}
      {cards.map((card) => (
        <Fragment key={card.id}>
          {edited === card.id
            ? <CardEditor lane={lane} step={step} wants={wants} card={card} after={null} initial="" label={`${laneName}, ${stepName}`} />
            : <CardView card={card} entry={card.reference ? library.find(card.reference.kind, card.reference.id) : undefined} complete={library.complete} />}
          {after === card.id && editor}
        </Fragment>
      ))}
      {(after === null || !cards.some((card) => card.id === after)) && editor}
    </div>
  );
});

function Reasons({ reasons }: { reasons: StepNumbers['reasons'] }) {
  const { t } = useLanguage();
  const words = useWords();
  const hyphens = useHyphens(14);
  return (
    <>
      {reasons.slice(0, 2).map((reason) => (
        <div key={reason.reason} className={classes.measured}>
          {hyphens(reason.reason)} <span className={classes.reasonShare} title={t('map.measuredShare', { share: words.share(reason.share) })}>{words.share(reason.share)}</span>
        </div>
      ))}
    </>
  );
}
