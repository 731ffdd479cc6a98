import { Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { insertLane } from '../editing/commands';
import { useCommands } from '../state/context';
import { laneKinds } from '../state/lanes';
import river from '../river/River.module.css';
import classes from './Grid.module.css';

/** Adds a lane of any kind at the end. */
export function AddLane() {
  const { t, tCode } = useLanguage();
  const commands = useCommands();
  return (
    <div className={classes.foot}>
      <Menu position="top-start" width={240}>
        <Menu.Target>
          <button type="button" className={river.link}><Plus size={13} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {t('map.addLane')}</button>
        </Menu.Target>
        <Menu.Dropdown mah={340} style={{ overflow: 'auto' }}>
          {laneKinds.map((kind) => <Menu.Item key={kind} onClick={() => insertLane(commands, kind, undefined)}>{tCode('laneKind', kind)}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
