import { Button, Skeleton } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Change, Kind, Operation } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useChanges } from '@/features/journeys/document/hooks';
import { ProblemNotice } from './ProblemNotice';
import classes from './DocumentHistory.module.css';

const atFirst = 8;

/** Who changed what and when, newest first; each change can be undone, and the undoing as well. */
export function DocumentHistory({ kind, id, readOnly, onUndo }: { kind: Kind; id: string; readOnly: boolean; onUndo: (sequence: number) => void }) {
  const { t, format } = useLanguage();
  const changes = useChanges(kind, id);
  const [all, setAll] = useState(false);
  if (changes.isError) return <ProblemNotice error={changes.error} onRetry={() => void changes.refetch()} />;
  if (!changes.data) return <Skeleton height={60} />;
  if (changes.data.length === 0) return <p className={classes.none}>{t('history.none')}</p>;
  const undone = new Set(changes.data.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])));
  return (
    <>
      <ol className={classes.list}>
        {changes.data.slice(0, all ? undefined : atFirst).map((change) => (
          <li key={change.sequence} className={classes.entry} data-undone={undone.has(change.sequence) || undefined}>
            <span className={classes.what}><Description change={change} /></span>
            <span className={classes.who}>{change.author ?? t('history.system')} · <time dateTime={change.at} title={format.dateTime(change.at)}>{format.ago(change.at)}</time></span>
            {!readOnly && !undone.has(change.sequence) && change.action !== 'create' && (
              <Button size="compact-xs" variant="subtle" color="gray" leftSection={<Undo2 size={12} />} onClick={() => onUndo(change.sequence)}>
                {t(change.undoes === null ? 'history.undo' : 'history.redo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {!all && changes.data.length > atFirst && <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>{t('history.all', { count: changes.data.length })}</Button>}
    </>
  );
}

function Description({ change }: { change: Change }) {
  const { t } = useLanguage();
  const describe = useOperationWords();
  if (change.action === 'create') return t('history.created');
  if (change.action === 'remove') return t('history.removed');
  if (change.action === 'restore') return t('history.restored');
  if (change.undoes !== null) return t('history.undid', { change: change.undoes });
  const parts = [...new Set(change.operations.map(describe))];
  return <>{parts.slice(0, 3).join('; ')}{parts.length > 3 ? ' …' : ''}</>;
}

/** An operation in a few words: which field, and its new value when it is short. */
function useOperationWords(): (operation: Operation) => string {
  const { t, tCode } = useLanguage();
  return (operation) => {
    const parts = operation.path.split('/');
    const field = parts.find((part) => tCode('field', part) !== part) ?? parts[0] ?? '';
    const name = tCode('field', field);
    if (operation.op !== 'set') return t(`history.${operation.op}`, { field: name });
    const language = /^[a-z]{2}$/.test(parts.at(-1) ?? '') ? ` (${parts.at(-1)})` : '';
    if (operation.value === null || operation.value === undefined) return t('history.cleared', { field: name + language });
    if (typeof operation.value === 'object' || String(operation.value).startsWith('data:')) return t('history.changed', { field: name + language });
    const value = String(operation.value);
    return t('history.set', { field: name + language, value: value.length > 60 ? `${value.slice(0, 60)}…` : value });
  };
}
