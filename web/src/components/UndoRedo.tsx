import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Redo2, Undo2 } from 'lucide-react';
import { useLanguage } from '@/app/language';
import classes from './UndoRedo.module.css';

/** Two buttons, and Ctrl+Z and Ctrl+Shift+Z, for the person's own changes. */
export function UndoRedo({ edited }: { edited: { canUndo: boolean; canRedo: boolean; undo: () => void; redo: () => void } }) {
  const { t } = useLanguage();
  useHotkeys([['mod+Z', edited.undo], ['mod+shift+Z', edited.redo], ['mod+Y', edited.redo]]);
  return (
    <>
      <Tooltip label={`${t('history.undo')} (Ctrl Z)`}>
        <ActionIcon className={classes.button} aria-label={t('history.undo')} disabled={!edited.canUndo} onClick={edited.undo}><Undo2 size={16} /></ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('history.redo')} (Ctrl Shift Z)`}>
        <ActionIcon className={classes.button} aria-label={t('history.redo')} disabled={!edited.canRedo} onClick={edited.redo}><Redo2 size={16} /></ActionIcon>
      </Tooltip>
    </>
  );
}
