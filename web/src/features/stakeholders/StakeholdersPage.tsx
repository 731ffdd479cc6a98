import { useMemo, useRef } from 'react';
import { ActionIcon, Button, Menu, SegmentedControl, Skeleton, Tooltip } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, Plus } from 'lucide-react';
import { byId } from '@/api/documents';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useAtlas } from '@/features/atlas/useAtlas';
import { useCreate, useDocuments } from '@/features/journeys/document/hooks';
import { filtered, type Shown } from './people';
import { savePicture } from './picture';
import { StakeholderFilters } from './StakeholderFilters';
import { StakeholderMap } from './StakeholderMap';
import { StakeholderPanel } from './StakeholderPanel';
import { StakeholderTable } from './StakeholderTable';
import classes from './Stakeholders.module.css';

export interface StakeholderSearch extends Shown { view?: string; selected?: string }

/** What the address says of this page, and the way to change it. */
export function useStakeholderSearch() {
  const search = useSearch({ strict: false }) as StakeholderSearch;
  const navigate = useNavigate();
  const setSearch = (next: StakeholderSearch) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, ...next })) as never });
  return { search, setSearch };
}

/** Who shapes what customers experience: as a map around the customer, or as a table. */
export function StakeholdersPage() {
  const { t, language } = useLanguage();
  const { canEdit } = useWorkspace();
  const { search, setSearch } = useStakeholderSearch();
  const drawing = useRef<SVGSVGElement>(null);
  const stakeholders = useDocuments('stakeholder');
  const relations = useDocuments('stakeholder-relation');
  const shown = useShown(search);
  const create = useCreate('stakeholder');
  const add = async () => {
    const created = await create.mutateAsync({ title: { [language]: t('stakeholder.newName') }, closeness: 'direct', sourcing: 'internal', influence: 3 });
    setSearch({ selected: created.id, kind: undefined, effect: undefined, influence: undefined, journey: undefined });
  };
  const addButton = canEdit && <Button leftSection={<Plus size={14} />} loading={create.isPending} onClick={() => void add()}>{t('stakeholder.new')}</Button>;
  const asTable = search.view === 'table';
  const isEmpty = stakeholders.data?.length === 0;
  return (
    <div className={classes.screen}>
      <PageHeader
        title={t('stakeholder.title')}
        meta={stakeholders.data && t('stakeholder.count', { count: stakeholders.data.length })}
        actions={(
          <>
            {!isEmpty && (
              <SegmentedControl
                aria-label={t('stakeholder.view')}
                value={asTable ? 'table' : 'map'}
                onChange={(view) => setSearch({ view: view === 'table' ? view : undefined })}
                data={[{ value: 'map', label: t('stakeholder.asMap') }, { value: 'table', label: t('stakeholder.asTable') }]}
              />
            )}
            {!asTable && !isEmpty && <PictureMenu onSave={(form) => drawing.current && void savePicture(drawing.current, form, t('stakeholder.title'))} />}
            {addButton}
          </>
        )}
      >
        {!isEmpty && <StakeholderFilters />}
      </PageHeader>
      {stakeholders.isError && <ProblemNotice error={stakeholders.error} onRetry={() => void stakeholders.refetch()} />}
      {create.isError && <ProblemNotice error={create.error} />}
      {(stakeholders.isPending || relations.isPending) && <div className={classes.loading}><Skeleton height={520} radius={260} /></div>}
      {isEmpty && <EmptyState title={t('stakeholder.empty.title')} action={addButton}>{t('stakeholder.empty.text')}</EmptyState>}
      {shown && !isEmpty && (
        <div className={classes.body} data-panel={search.selected || undefined}>
          {asTable ? <StakeholderTable {...shown} /> : <StakeholderMap ref={drawing} {...shown} />}
          {search.selected && <StakeholderPanel key={search.selected} id={search.selected} />}
        </div>
      )}
    </div>
  );
}

/** What the filters leave; undefined while it loads. */
function useShown(search: StakeholderSearch) {
  const stakeholders = useDocuments('stakeholder').data;
  const relations = useDocuments('stakeholder-relation').data;
  const personas = useDocuments('persona').data;
  const atlas = useAtlas().data;
  return useMemo(() => {
    if (!stakeholders || !relations || !personas) return undefined;
    const journey = search.journey ? atlas?.journeys.find(({ id }) => id === search.journey) : undefined;
    const ofJourney = search.journey ? new Set(journey?.stakeholders) : null;
    return { ...filtered({ stakeholders, relations, ofJourney }, search), all: byId(stakeholders), personas: byId(personas) };
  }, [stakeholders, relations, personas, atlas, search]);
}

function PictureMenu({ onSave }: { onSave: (form: 'svg' | 'png') => void }) {
  const { t } = useLanguage();
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <Tooltip label={t('stakeholder.picture')}><ActionIcon aria-label={t('stakeholder.picture')}><Download size={16} aria-hidden="true" /></ActionIcon></Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onSave('svg')}>{t('stakeholder.pictureSvg')}</Menu.Item>
        <Menu.Item onClick={() => onSave('png')}>{t('stakeholder.picturePng')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
