import { Fragment } from 'react';
import { Menu } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useDocuments } from '../../document/hooks';
import { insertLane } from '../editing/commands';
import { useCommands } from '../state/context';
import { laneGroups } from '../state/lanes';
import river from '../river/River.module.css';
import classes from './Grid.module.css';

/** Adds a lane of any kind at the end: a shipped one, or one of the team's own. */
export function AddLane() {
  const { t, tCode, text } = useLanguage();
  const commands = useCommands();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const own = useDocuments('custom-lane').data ?? [];
  return (
    <div className={classes.foot}>
      <Menu position="top-start" width={260}>
        <Menu.Target>
          <button type="button" className={river.link}><Plus size={13} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {t('map.addLane')}</button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
          {laneGroups.map(({ group, kinds }) => (
            <Fragment key={group}>
              <Menu.Label>{t(`laneGroup.${group}`)}</Menu.Label>
              {kinds.map((kind) => <Menu.Item key={kind} onClick={() => insertLane(commands, kind, undefined)}>{tCode('laneKind', kind)}</Menu.Item>)}
            </Fragment>
          ))}
          <Menu.Label>{t('laneGroup.own')}</Menu.Label>
          {own.map(({ id, body }) => <Menu.Item key={id} onClick={() => insertLane(commands, body.key, undefined)}>{text(body.title) || body.key}</Menu.Item>)}
          <Menu.Item onClick={() => insertLane(commands, 'custom', undefined)}>{tCode('laneKind', 'custom')}</Menu.Item>
          <Menu.Item onClick={() => void navigate({ to: '/w/$workspace/settings/lanes', params: { workspace } })}>{t('laneGroup.manage')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
