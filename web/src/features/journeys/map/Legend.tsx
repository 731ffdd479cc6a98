import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { TouchpointDot } from './grid/TouchpointDot';
import { useCommands } from './state/context';
import classes from './Legend.module.css';

const touchKinds = ['digital', 'physical', 'both', 'external'] as const;
const river = ['trunk', 'branch', 'open', 'return', 'loop', 'hollow', 'stub'] as const;
const keys = ['arrows', 'enter', 'type', 'slash', 'tab', 'f2', 'alt', 'insert', 'delete', 'undo', 'menu'] as const;

/** What the shapes and colours mean, and which keys do what. */
export function Legend() {
  const { t } = useLanguage();
  const { canEdit } = useCommands();
  return (
    <Popover position="bottom-end" width={680} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('map.legend')}><ActionIcon aria-label={t('map.legend')}><CircleHelp size={16} aria-hidden="true" /></ActionIcon></Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.legend} tabIndex={-1} data-autofocus>
          <section>
            <h3>{t('map.river.title')}</h3>
            <dl>{river.map((one) => <div key={one}><dt><Sample of={one} /></dt><dd>{t(`map.legend.${one}`)}</dd></div>)}</dl>
            <h3>{t('map.legend.touchpoints')}</h3>
            <dl>{touchKinds.map((kind) => <div key={kind}><dt><TouchpointDot kind={kind} /></dt><dd>{t(`touchKind.${kind}`)}</dd></div>)}</dl>
          </section>
          {canEdit && (
            <section>
              <h3>{t('map.legend.keys')}</h3>
              <dl>{keys.map((one) => <div key={one}><dt><kbd>{t(`map.keys.${one}`)}</kbd></dt><dd>{t(`map.keys.${one}Text`)}</dd></div>)}</dl>
            </section>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Sample({ of }: { of: (typeof river)[number] }) {
  return (
    <svg width="34" height="16" aria-hidden="true">
      {of === 'trunk' && <rect width="34" height="14" y="1" fill="var(--river)" />}
      {of === 'branch' && <path d="M2,2H14A12,12 0 0 1 26,14H20A6,6 0 0 0 14,8H2Z" fill="var(--loss)" />}
      {of === 'open' && <><rect width="26" height="9" x="2" y="3" rx="4.5" fill="var(--surface-sunken)" /><path d="M8 3l-6 8M15 3l-7 9M22 3l-7 9M28 4l-6 8" stroke="var(--river-edge)" strokeWidth="1.6" /></>}
      {of === 'return' && <path d="M29,15V8Q29,3 24,3H10Q5,3 5,8V13" fill="none" stroke="var(--loop)" strokeWidth="4" />}
      {of === 'loop' && <path d="M29,15V8Q29,3 24,3H10Q5,3 5,8V13" fill="none" stroke="var(--accent)" strokeOpacity="0.5" strokeWidth="4" />}
      {of === 'hollow' && <rect x="1" y="2" width="32" height="12" fill="none" stroke="var(--river-edge)" strokeDasharray="4 3" />}
      {of === 'stub' && <rect x="1" y="2" width="32" height="12" rx="4" fill="none" stroke="var(--text-muted)" strokeDasharray="2 2" />}
    </svg>
  );
}
