import { lazy, type ReactNode, Suspense } from 'react';
import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Plus, Printer, Search } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCreate, useDocuments } from '@/features/journeys/document/hooks';
import { InsightList } from '@/features/insights/InsightList';
import { type ImprovementView, ownersOf, viewOf, views } from './filters';
import { useImprovementSearch } from './useImprovementSearch';
import classes from './Improvements.module.css';

const OpportunityList = lazy(() => import('@/features/opportunities/OpportunityList').then((file) => ({ default: file.OpportunityList })));
const Matrix = lazy(() => import('@/features/opportunities/Matrix').then((file) => ({ default: file.Matrix })));
const Board = lazy(() => import('@/features/initiatives/Board').then((file) => ({ default: file.Board })));
const ActionPlan = lazy(() => import('@/features/initiatives/ActionPlan').then((file) => ({ default: file.ActionPlan })));
const WorkshopList = lazy(() => import('@/features/workshops/WorkshopList').then((file) => ({ default: file.WorkshopList })));

const states: Partial<Record<ImprovementView, { start: 'insightState' | 'opportunityState'; codes: string[] }>> = {
  insights: { start: 'insightState', codes: ['open', 'answered', 'closed'] },
  opportunities: { start: 'opportunityState', codes: ['open', 'chosen', 'dropped'] },
  matrix: { start: 'opportunityState', codes: ['open', 'chosen', 'dropped'] },
};
const insightKinds = ['pain-point', 'gain', 'need', 'expectation', 'wish', 'disappointment', 'idea'];

/** From what is known to what is done: insights, opportunities, initiatives, and the workshops in between. */
export function ImprovementsPage() {
  const { t } = useLanguage();
  const { search } = useImprovementSearch();
  const view = viewOf(search);
  return (
    <>
      <PageHeader title={t('improvements.title')} actions={<Actions view={view} />}>
        <Tabs current={view} />
      </PageHeader>
      <div className={classes.page}>
        {view !== 'workshops' && <Filters view={view} />}
        <Suspense fallback={<Skeleton height={300} />}>
          {view === 'insights' && <InsightList />}
          {view === 'opportunities' && <OpportunityList />}
          {view === 'matrix' && <Matrix />}
          {view === 'board' && <Board />}
          {view === 'plan' && <ActionPlan />}
          {view === 'workshops' && <WorkshopList />}
        </Suspense>
      </div>
    </>
  );
}

function Tabs({ current }: { current: ImprovementView }) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <nav className={classes.tabs} aria-label={t('improvements.views')}>
      {views.map((view) => (
        <Link
          key={view}
          to="/w/$workspace/improvements"
          params={{ workspace }}
          search={((before: object) => ({ ...before, view: view === 'insights' ? undefined : view, state: undefined, kind: undefined })) as never}
          aria-current={view === current ? 'page' : undefined}
          data-current={view === current || undefined}
        >
          {t(`improvements.view.${view}`)}
        </Link>
      ))}
    </nav>
  );
}

function Filters({ view }: { view: ImprovementView }) {
  const { t, tCode } = useLanguage();
  const { search, setSearch } = useImprovementSearch();
  const owners = ownersOf(useDocuments('insight').data, useDocuments('opportunity').data, useDocuments('initiative').data);
  const stateChoices = states[view];
  return (
    <div className={classes.filters} role="search">
      <TextInput aria-label={t('improvements.search')} placeholder={t('improvements.search')} leftSection={<Search size={14} />} value={search.search ?? ''} onChange={(event) => setSearch({ search: event.currentTarget.value || undefined })} w={220} />
      {view === 'insights' && <Choice label={t('improvements.allKinds')} value={search.kind} choices={insightKinds.map((kind) => ({ value: kind, label: tCode('insightKind', kind) }))} onChange={(kind) => setSearch({ kind })} />}
      {stateChoices && <Choice label={t('improvements.allStates')} value={search.state} choices={stateChoices.codes.map((state) => ({ value: state, label: tCode(stateChoices.start, state) }))} onChange={(state) => setSearch({ state })} />}
      <Choice label={t('improvements.allOwners')} value={search.owner} choices={owners.map((owner) => ({ value: owner, label: owner }))} onChange={(owner) => setSearch({ owner })} />
    </div>
  );
}

function Choice({ label, value, choices, onChange }: { label: string; value: string | undefined; choices: { value: string; label: string }[]; onChange: (value: string | undefined) => void }) {
  return <Select aria-label={label} placeholder={label} data={choices} value={value ?? null} onChange={(next) => onChange(next ?? undefined)} clearable w={180} />;
}

function Actions({ view }: { view: ImprovementView }): ReactNode {
  const { t } = useLanguage();
  const { canEdit, canContribute } = useWorkspace();
  if (view === 'plan') return <Button variant="default" leftSection={<Printer size={14} />} onClick={() => window.print()}>{t('improvements.print')}</Button>;
  if (view === 'insights') return canContribute && <NewButton kind="insight" />;
  if (view === 'board') return canEdit && <NewButton kind="initiative" />;
  if (view === 'workshops') return canContribute && <NewButton kind="workshop" />;
  return canContribute && <NewButton kind="opportunity" />;
}

const pages = { insight: 'insights', opportunity: 'opportunities', initiative: 'initiatives', workshop: 'workshops' } as const;

/** Makes one and opens its page. */
export function NewButton({ kind }: { kind: keyof typeof pages }) {
  const { t, language } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const create = useCreate(kind);
  const add = async () => {
    const { id } = await create.mutateAsync({ title: { [language]: t(`improvements.newName.${kind}`) } });
    void navigate({ to: `/w/${workspace}/${pages[kind]}/${id}` as never });
  };
  return (
    <>
      {create.isError && <ProblemNotice error={create.error} />}
      <Button leftSection={<Plus size={14} />} loading={create.isPending} onClick={() => void add()}>{t(`improvements.new.${kind}`)}</Button>
    </>
  );
}
