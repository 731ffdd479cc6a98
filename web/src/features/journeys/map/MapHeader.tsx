import { lazy, Suspense, useState } from 'react';
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { BadgeCheck, Ellipsis, Eye, FileDown, GitCompareArrows, GitFork, History, ListTree, Printer, Redo2, Settings2, ShieldCheck, Table, Undo2, ZoomIn } from 'lucide-react';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useLaneName } from '@/features/taxonomy/useLaneName';
import { EditableText } from '@/components/EditableText';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { CommentsButton } from '@/features/comments/CommentsButton';
import { StarAndFollow } from '@/features/favourites/StarAndFollow';
import { PeopleHere } from '@/features/live/PeopleHere';
import { ShareMenu } from '@/features/sharing/ShareMenu';
import { ViewsMenu } from '@/features/sharing/ViewsMenu';
import { CopyButton } from '@/features/transfer/CopyButton';
import { VariantFact } from '@/features/variants/VariantFact';
import type { EditedDocument } from '../document/hooks';
import { Legend } from './Legend';
import { useCommands } from './state/context';
import { useLibrary } from './state/library';
import { useMapState, useMapStore } from './state/store';
import { Breadcrumb, SubJourneyMenu } from './SubJourneys';
import classes from './MapView.module.css';

const NewVariantsDialog = lazy(() => import('@/features/variants/NewVariantsDialog'));
const ExportDialog = lazy(() => import('@/features/formats/ExportDialog'));

interface Props { id: string; edited: EditedDocument<Journey>; body: Journey; narrow: boolean | undefined }

/** What the map is (title, kind, market, state, personas), which part of the log it shows, and what can be done with it. */
export function MapHeader({ id, edited, body, narrow }: Props) {
  const { t, tCode, text } = useLanguage();
  const { change, canEdit } = useCommands();
  const title = text(body.title);
  const save = (language: string, value: string | undefined) => change([{ op: 'set', path: `title/${language}`, value: value ?? null }]);
  const level = tCode('journeyLevel', String(body.level ?? 1));
  const facts = [level === String(body.level) ? t('atlas.level', { level }) : level, t('map.kindOf', { kind: tCode('journeyKind', body.kind ?? 'as-is') }), body.market, tCode('journeyState', body.state ?? 'draft')].filter(Boolean);
  return (
    <PageHeader
      title={title || t('map.untitled')}
      above={<Breadcrumb parent={body.parent} />}
      titleElement={<EditableText value={body.title} label={t('map.journeyTitle')} placeholder={t('map.untitled')} onSave={save} readOnly={!canEdit} />}
      meta={(
        <span className={classes.meta}>
          <span>{facts.join(' · ')}</span>
          {body.personas?.map((persona) => <PersonaChip key={persona} id={persona} short={(body.personas?.length ?? 0) > 1} />)}
          {body.variant_of && <VariantFact id={id} variantOf={body.variant_of} />}
          <SubJourneyMenu id={id} body={body} />
          {narrow && <MoreMenu id={id} body={body} narrow />}
        </span>
      )}
      actions={!narrow && <Actions id={id} edited={edited} body={body} />}
    >
      <PeriodAndSegmentFilter />
    </PageHeader>
  );
}

function PersonaChip({ id, short }: { id: string; short: boolean }) {
  const { text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const entry = useLibrary().find('persona', id);
  if (!entry?.persona) return null;
  const { name, age, residence, portrait } = entry.persona;
  const words = [name, age, text(residence)].filter(Boolean).join(', ');
  return (
    <Link to="/w/$workspace/personas/$persona" params={{ workspace, persona: id }} className={classes.persona} title={words}>
      {portrait ? <img src={portrait} alt="" className={classes.portrait} /> : <span className={classes.portrait} aria-hidden="true">{name.slice(0, 1)}</span>}
      {short ? name : words}
    </Link>
  );
}

function Actions({ id, edited, body }: { id: string; edited: EditedDocument<Journey>; body: Journey }) {
  const { t, text } = useLanguage();
  const { undo, redo, canEdit } = useCommands();
  const navigate = useNavigate();
  return (
    <>
      {canEdit && (
        <>
          <IconAction label={t('map.undo')} disabled={!edited.canUndo} onClick={undo} icon={Undo2} />
          <IconAction label={t('map.redo')} disabled={!edited.canRedo} onClick={redo} icon={Redo2} />
        </>
      )}
      <PeopleHere document={id} />
      <StarAndFollow kind="journey" id={id} />
      <CommentsButton />
      <ZoomMenu />
      <LaneMenu body={body} />
      <EvidenceSwitch />
      <Legend />
      <MoreMenu id={id} body={body} />
      <CopyButton kind="journey" id={id} title={text(body.title)} />
      <ViewsMenu id={id} body={body} />
      <ShareMenu id={id} body={body} onPresent={() => void navigate({ to: '.', search: ((search: object) => ({ ...search, present: 'start' })) as never })} />
    </>
  );
}

function IconAction({ label, icon: Icon, disabled, onClick }: { label: string; icon: typeof Eye; disabled?: boolean; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={disabled ?? false} className={classes.action} onClick={onClick}><Icon size={16} aria-hidden="true" /></ActionIcon>
    </Tooltip>
  );
}

const zooms = [0.5, 0.75, 1, 1.25] as const;

function ZoomMenu() {
  const { t, format } = useLanguage();
  const store = useMapStore();
  const zoom = useMapState((state) => state.zoom);
  return (
    <Menu width={180} position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('map.zoom')}><ActionIcon aria-label={t('map.zoom')}><ZoomIn size={16} aria-hidden="true" /></ActionIcon></Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item aria-current={zoom === 'fit'} onClick={() => store.set({ zoom: 'fit' })}>{t('map.zoomFit')}</Menu.Item>
        {zooms.map((one) => <Menu.Item key={one} aria-current={zoom === one} onClick={() => store.set({ zoom: one })}>{format.share(one)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Which lanes are shown. The choice is the viewer's own and stays in this browser. */
function LaneMenu({ body }: { body: Journey }) {
  const { t } = useLanguage();
  const laneName = useLaneName();
  const store = useMapStore();
  const hidden = useMapState((state) => state.hiddenLanes);
  const own = body.lanes.filter((lane) => hidden.has(lane.id));
  return (
    <Menu width={240} position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={t('map.lanes')}>
          <ActionIcon aria-label={t('map.lanes')} {...(own.length > 0 ? { variant: 'light', color: 'teal' } : {})}><Eye size={16} aria-hidden="true" /></ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        {body.lanes.map((lane) => {
          const shown = !hidden.has(lane.id);
          return (
            <Menu.CheckboxItem key={lane.id} checked={shown} onChange={() => store.toggle('hiddenLanes', lane.id)}>
              {laneName(lane)}
            </Menu.CheckboxItem>
          );
        })}
        {own.length > 0 && <Menu.Item color="teal" onClick={() => store.set({ hiddenLanes: new Set() })}>{t('map.showAllLanes')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Colours the cards by what they rest on. */
function EvidenceSwitch() {
  const { t } = useLanguage();
  const store = useMapStore();
  const on = useMapState((state) => state.coloring === 'evidence');
  return (
    <Tooltip label={t('evidence.color')}>
      <ActionIcon aria-label={t('evidence.color')} aria-pressed={on} {...(on ? { variant: 'light', color: 'teal' } : {})} onClick={() => store.set({ coloring: on ? 'none' : 'evidence' })}><ShieldCheck size={16} aria-hidden="true" /></ActionIcon>
    </Tooltip>
  );
}

function MoreMenu({ id, body, narrow }: { id: string; body: Journey; narrow?: boolean }) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { open, store, canEdit } = useCommands();
  const navigate = useNavigate();
  const [forking, setForking] = useState(false);
  const [exporting, setExporting] = useState(false);
  const foldAll = () => store.set({ collapsedPhases: new Set(store.get().collapsedPhases.size > 0 ? [] : body.phases.map((phase) => phase.id)) });
  return (
    <>
      <Menu width={240} position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('map.more')}><ActionIcon aria-label={t('map.more')}><Ellipsis size={16} aria-hidden="true" /></ActionIcon></Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Settings2 size={14} />} onClick={() => open({ panel: 'journey' })}>{t('map.properties')}</Menu.Item>
          <Menu.Item leftSection={<History size={14} />} onClick={() => open({ panel: 'history' })}>{t('map.history')}</Menu.Item>
          <Menu.Item leftSection={<GitCompareArrows size={14} />} onClick={() => open({ panel: 'compare' })}>{t('variants.compare')}</Menu.Item>
          {canEdit && <Menu.Item leftSection={<GitFork size={14} />} onClick={() => setForking(true)}>{t('variants.createFrom')}</Menu.Item>}
          <Menu.Item leftSection={<BadgeCheck size={14} />} onClick={() => open({ panel: 'review' })}>{t('review.open')}</Menu.Item>
          <Menu.Item leftSection={<Table size={14} />} onClick={() => open({ panel: 'table' })}>{t('map.river.asTable')}</Menu.Item>
          <Menu.Item leftSection={<ListTree size={14} />} onClick={() => void navigate({ to: '/w/$workspace/journeys/$journey/text', params: { workspace, journey: id } })}>{t('map.asText')}</Menu.Item>
          <Menu.Item leftSection={<FileDown size={14} />} onClick={() => setExporting(true)}>{t('mapExport.open')}</Menu.Item>
          {!narrow && <Menu.Item leftSection={<Printer size={14} />} onClick={() => print()}>{t('map.print')}</Menu.Item>}
          {!narrow && <Menu.Item onClick={foldAll}>{t('map.foldAll')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>{forking && <NewVariantsDialog base={id} onClose={() => setForking(false)} />}</Suspense>
      {exporting && <Suspense fallback={null}><ExportDialog id={id} onClose={() => setExporting(false)} /></Suspense>}
    </>
  );
}
