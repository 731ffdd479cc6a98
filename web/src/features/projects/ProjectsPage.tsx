import { Button, Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { byId } from '@/api/documents';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { Pill } from '@/components/Pill';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import { useCreate, useDocuments } from '@/features/journeys/document/hooks';
import { ProjectTabs } from './ProjectTabs';
import { StepMarks } from './StepMarks';
import { progressOf, projectSteps, stepsDoneOf } from './steps';
import { usePointedAt } from './useProject';
import classes from './Projects.module.css';

/** All mapping projects: how far each is on the way from its goal to its action plan. */
export function ProjectsPage() {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  return (
    <>
      <PageHeader title={t('projects.title')} actions={canEdit && <NewProject />}><ProjectTabs /></PageHeader>
      <div className={classes.page}><ProjectList /></div>
    </>
  );
}

function ProjectList() {
  const { t, text, format } = useLanguage();
  const { canEdit } = useWorkspace();
  const { workspace = '' } = useParams({ strict: false });
  const projects = useDocuments('project');
  const goals = byId(useDocuments('goal').data);
  const pointedAt = usePointedAt();
  if (projects.isError) return <ProblemNotice error={projects.error} onRetry={() => void projects.refetch()} />;
  if (!projects.data) return <Skeleton height={200} />;
  if (projects.data.length === 0) return <EmptyState title={t('projects.empty.title')} action={canEdit && <NewProject />}>{t('projects.empty.text')}</EmptyState>;
  const sorted = [...projects.data].sort((a, b) => Number(a.body.finished ?? false) - Number(b.body.finished ?? false) || (a.body.due ?? '9').localeCompare(b.body.due ?? '9'));
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('projects.one')}</th>
            <th scope="col">{t('projects.steps')}</th>
            <th scope="col" className={table.wide}>{t('initiative.goal')}</th>
            <th scope="col" className={table.wide}>{t('journey.owner')}</th>
            <th scope="col" className={table.wide}>{t('projects.due')}</th>
            <th scope="col">{t('improvements.state')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ id, body }) => {
            const progress = progressOf(body, pointedAt(body));
            return (
              <tr key={id}>
                <td><Link to="/w/$workspace/projects/$project" params={{ workspace, project: id }} className={table.title}>{text(body.title) || t('map.untitled')}</Link><span className={table.under}>{body.team}</span></td>
                <td><StepMarks progress={progress} /><span className={table.under}>{t('projects.progress', { done: stepsDoneOf(progress), all: projectSteps.length })}</span></td>
                <td className={table.wide}>{text(goals.get(body.goal ?? '')?.body.title) || <span className={table.muted}>–</span>}</td>
                <td className={table.wide}>{body.owner || <span className={table.muted}>–</span>}</td>
                <td className={table.wide}>{body.due ? format.date(body.due) : '–'}</td>
                <td><Pill tone={body.finished ? 'active' : 'waiting'}>{t(body.finished ? 'projects.finished' : 'projects.running')}</Pill></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function NewProject() {
  const { t, language } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const create = useCreate('project');
  const add = async () => {
    const { id } = await create.mutateAsync({ title: { [language]: t('projects.newName') } });
    await navigate({ to: '/w/$workspace/projects/$project', params: { workspace, project: id } });
  };
  return (
    <>
      {create.isError && <ProblemNotice error={create.error} />}
      <Button leftSection={<Plus size={14} />} loading={create.isPending} onClick={() => void add()}>{t('projects.new')}</Button>
    </>
  );
}
