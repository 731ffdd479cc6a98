import { Ellipsis } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useCommands } from '../state/context';
import classes from './Grid.module.css';

/** Opens the one shared menu for an element of the grid. By keyboard the menu key does the same. */
export function MenuButton({ gridKey, name }: { gridKey: string; name: string }) {
  const { t } = useLanguage();
  const { store } = useCommands();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.tool}
      aria-label={t('map.menuFor', { name })}
      aria-haspopup="menu"
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        store.set({ menu: { key: gridKey, x: box.left, y: box.bottom + 2 } });
      }}
    >
      <Ellipsis size={14} aria-hidden="true" />
    </button>
  );
}
