import { Button, Skeleton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useLaneKindName } from '@/features/taxonomy/useLaneName';
import { ProblemNotice } from '@/components/ProblemNotice';
import { type EditedDocument, useChanges } from '../document/hooks';
import { useCommands } from '../map/state/context';
import { describeChange, undoneSequences } from './describeChange';
import classes from './Panel.module.css';

const shown = 200;

/** Every change of the map, newest first. Each can be undone, and the map can be seen as it was after it. */
export function HistoryPanel({ id, body, edited }: { id: string; body: Journey; edited: EditedDocument<Journey> }) {
  const { t, text, format } = useLanguage();
  const laneKindName = useLaneKindName();
  const { canEdit } = useCommands();
  const navigate = useNavigate();
  const changes = useChanges('journey', id);
  if (changes.isPending) return <Skeleton height={200} mt={16} />;
  if (changes.isError) return <ProblemNotice error={changes.error} onRetry={() => void changes.refetch()} />;
  if (changes.data.length === 0) return <p className={classes.muted}>{t('map.history.none')}</p>;
  const undone = undoneSequences(changes.data);
  const words = { text, lane: laneKindName, t };
  return (
    <>
      <p className={classes.muted}>{t('map.history.text')}</p>
      <ol className={classes.changes}>
        {changes.data.slice(0, shown).map((change) => (
          <li key={change.sequence} className={classes.change} data-undone={undone.has(change.sequence) || undefined}>
            <span className={classes.what}>{change.undoes === null ? describeChange(change, body, words) : t('map.history.undid', { sequence: String(change.undoes) })}</span>
            <div className={classes.changeLine}>
              <span className={classes.muted}>
                {change.author ?? t('document.someone')} · <time dateTime={change.at} title={format.dateTime(change.at)}>{format.ago(change.at)}</time> · {change.sequence}
              </span>
              <Button variant="subtle" color="gray" size="compact-xs" fw={400} onClick={() => void navigate({ to: '.', search: ((search: object) => ({ ...search, at: change.at })) as never })}>{t('map.history.see')}</Button>
              {canEdit && !undone.has(change.sequence) && <Button variant="subtle" size="compact-xs" onClick={() => edited.undoSequence(change.sequence)}>{t(change.undoes === null ? 'map.history.undo' : 'map.history.redo')}</Button>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
