import { Menu } from '@mantine/core';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ChevronsLeftRight, Eye, EyeOff, MessageSquarePlus, PanelRight, Pencil, Plus, Trash2 } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { placeOfKey } from '@/features/comments/places';
import { addAfter, insertPhase, insertStep, moveBy, openCard, phaseOf, removeAt, startCard, startRename } from '../editing/commands';
import { parseKey } from '../editing/keys';
import { type MapCommands, useCommands } from '../state/context';
import { useMapState } from '../state/store';

interface Item { label: string; icon: typeof Plus; run: () => void; keys?: string; danger?: boolean }

/** The one menu of the grid, for whatever it was opened on. */
export function GridMenu() {
  const menu = useMapState((state) => state.menu);
  const commands = useCommands();
  const items = useItems(commands, menu?.key ?? '');
  if (!menu || items.length === 0) return null;
  const close = () => {
    if (commands.store.get().menu !== menu) return;
    commands.store.set({ menu: null });
    if (commands.store.get().editing === null) commands.focus(menu.key);
  };
  return (
    <Menu opened onClose={close} position="bottom-start" width={236} returnFocus={false} trapFocus>
      <Menu.Target>
        <span style={{ position: 'fixed', left: menu.x, top: menu.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label, icon: Icon, run, keys, danger }) => (
          <Menu.Item key={label} leftSection={<Icon size={14} />} rightSection={keys} {...(danger ? { color: 'red' } : {})} onClick={run}>{label}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done with the element, and the comments on it. */
function useItems(commands: MapCommands, key: string): Item[] {
  const { t } = useLanguage();
  const items = useOwnItems(commands, key);
  const place = placeOfKey(key);
  if (!place || !commands.comments) return items;
  const comment: Item = { label: t('comments.onThis'), icon: MessageSquarePlus, run: () => commands.open({ panel: 'comments', place }) };
  const end = items.at(-1)?.danger ? items.length - 1 : items.length;
  return [...items.slice(0, end), comment, ...items.slice(end)];
}

function useOwnItems(commands: MapCommands, key: string): Item[] {
  const { t } = useLanguage();
  const target = parseKey(key);
  if (!target) return [];
  const { canEdit, store } = commands;
  const rename: Item = { label: t('map.rename'), icon: Pencil, run: () => startRename(commands, key), keys: 'F2' };
  const drop: Item = { label: t('map.remove'), icon: Trash2, run: () => removeAt(commands, key), keys: t('map.key.delete'), danger: true };
  const move = (direction: 'left' | 'right' | 'up' | 'down', icon: typeof Plus, arrow: string): Item => ({
    label: t(`map.move.${direction}`), icon, run: () => void moveBy(commands, key, direction), keys: `Alt ${arrow}`,
  });
  const sideways = [move('left', ArrowLeft, '←'), move('right', ArrowRight, '→')];
  const upDown = [move('up', ArrowUp, '↑'), move('down', ArrowDown, '↓')];
  const edits = (items: Item[]) => (canEdit ? items : []);
  switch (target.what) {
    case 'phase':
      return [
        { label: t('map.foldPhase'), icon: ChevronsLeftRight, run: () => store.toggle('collapsedPhases', target.id) },
        ...edits([
          rename,
          { label: t('map.addStepIn'), icon: Plus, run: () => insertStep(commands, target.id, undefined) },
          { label: t('map.addPhaseAfter'), icon: Plus, run: () => insertPhase(commands, target.id) },
          ...sideways, drop,
        ]),
      ];
    case 'step':
      return [
        { label: t('map.openStep'), icon: PanelRight, run: () => commands.open({ step: target.id }) },
        ...edits([
          rename,
          { label: t('map.addStepAfter'), icon: Plus, run: () => addAfter(commands, key) },
          { label: t('map.addPhaseAfter'), icon: Plus, run: () => insertPhase(commands, phaseOf(commands.body(), target.id)?.id) },
          ...sideways, drop,
        ]),
      ];
    case 'lane':
      return [
        { label: t('map.foldLane'), icon: Eye, run: () => store.toggle('collapsedLanes', target.id) },
        { label: t('map.hideLane'), icon: EyeOff, run: () => store.toggle('hiddenLanes', target.id) },
        ...edits([rename, { label: t('map.addLaneAfter'), icon: Plus, run: () => addAfter(commands, key) }, ...upDown, drop]),
      ];
    case 'card':
      return [
        { label: t('map.openCard'), icon: PanelRight, run: () => openCard(commands, target.id) },
        ...edits([{ label: t('map.addCardAfter'), icon: Plus, run: () => startCard(commands, key) }, ...upDown, ...sideways, drop]),
      ];
    case 'cell':
      return edits([{ label: t('map.addCard'), icon: Plus, run: () => startCard(commands, key) }]);
    case 'point':
      return [];
  }
}
