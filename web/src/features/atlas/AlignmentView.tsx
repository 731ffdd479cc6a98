import { Popover, Skeleton, UnstyledButton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { Document, Goal, Named } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EmptyState } from '@/components/EmptyState';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import { useDocuments } from '@/features/journeys/document/hooks';
import { type Alignment, alignmentOf, type AlignmentRow, type Service } from './alignment';
import { JourneyFilters, useJourneyFilter } from './JourneyFilters';
import { matching } from './tree';
import { useAtlas } from './useAtlas';
import classes from './Alignment.module.css';

/** Which department serves which goal through which touchpoints, and where goals meet. */
export function AlignmentView() {
  const { t, text } = useLanguage();
  const { filter } = useJourneyFilter();
  const atlas = useAtlas();
  const goals = useDocuments('goal');
  const departments = useDocuments('department');
  const touchpoints = useDocuments('touchpoint');
  const asked = [atlas, goals, departments, touchpoints];
  const failed = asked.find(({ isError }) => isError);
  if (failed) return <ProblemNotice error={failed.error} onRetry={() => void Promise.all(asked.map(({ refetch }) => refetch()))} />;
  if (!atlas.data || !goals.data || !departments.data || !touchpoints.data) return <div className={classes.page}>{[1, 2, 3, 4].map((row) => <Skeleton key={row} height={48} mb={10} />)}</div>;
  if (goals.data.length === 0) return <EmptyState title={t('alignment.empty.title')}>{t('alignment.empty.text')}</EmptyState>;
  const journeys = matching(atlas.data.journeys, filter, (journey) => text(journey.title));
  const alignment = alignmentOf(journeys, touchpoints.data, goals.data.map(({ id }) => id));
  return (
    <div className={classes.page}>
      <JourneyFilters journeys={atlas.data.journeys} />
      <Goals alignment={alignment} goals={goals.data} departments={departments.data} />
      <Shared alignment={alignment} goals={goals.data} departments={departments.data} />
    </div>
  );
}

interface Props { alignment: Alignment; goals: Document<Goal>[]; departments: Document<Named>[] }

function Goals({ alignment: { rows }, goals, departments }: Props) {
  const { t, text } = useLanguage();
  const withoutDepartment = rows.some(({ of }) => of.has(null));
  const columns = [...departments.map(({ id, body }) => ({ id, name: text(body.title) })), ...(withoutDepartment ? [{ id: null, name: t('alignment.noDepartment') }] : [])];
  const most = Math.max(1, ...rows.flatMap(({ of }) => [...of.values()].map((services) => services.length)));
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.goals}`}>
        <thead>
          <tr>
            <th scope="col">{t('alignment.goal')}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" data-gap={id === null || undefined}>
                {name}
                {rows.every(({ goal, of }) => goal === null || !of.has(id)) && <span className={classes.gap}>{t('alignment.noGoalOfDepartment')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const goal = goals.find(({ id }) => id === row.goal);
            const name = goal ? text(goal.body.title) : t('alignment.noGoal');
            return (
              <tr key={row.goal} data-gap={!goal || undefined}>
                <th scope="row">
                  <span className={classes.goalName}>{name}</span>
                  {goal && text(goal.body.measure) && <span className={table.under}>{text(goal.body.measure)}</span>}
                  <Journeys row={row} />
                </th>
                {columns.map((column) => <td key={column.id}><Cell services={row.of.get(column.id) ?? []} most={most} label={t('alignment.cell', { department: column.name, goal: name })} /></td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Journeys({ row: { journeys } }: { row: AlignmentRow }) {
  const { t } = useLanguage();
  return <span className={journeys.length > 0 ? table.under : classes.gap}>{journeys.length > 0 ? t('atlas.journeys', { count: journeys.length }) : t('alignment.noJourney')}</span>;
}

/** How many touchpoints of a department serve a goal; opened, which ones and on which journeys. */
function Cell({ services, most, label }: { services: Service[]; most: number; label: string }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  if (services.length === 0) return <span className={table.muted}>–</span>;
  return (
    <Popover position="bottom" width={320} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.cell} style={{ '--strength': services.length / most }} aria-label={`${label}: ${t('alignment.touchpoints', { count: services.length })}`}>{format.number(services.length)}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <h3 className={classes.cellTitle}>{label}</h3>
        <ul className={classes.services}>
          {services.map(({ touchpoint, journeys }) => (
            <li key={touchpoint.id}>
              <Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: touchpoint.id }}>{text(touchpoint.body.title) || touchpoint.body.key}</Link>
              <span className={table.under}>{journeys.slice(0, 3).map(({ title }) => text(title) || t('journey.untitled')).join(', ')}{journeys.length > 3 && ` ${t('atlas.more', { count: journeys.length - 3 })}`}</span>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Touchpoints where several goals have to get along. */
function Shared({ alignment: { shared }, goals, departments }: Props) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  if (shared.length === 0) return null;
  const names = new Map([...goals, ...departments].map(({ id, body }) => [id, text(body.title)]));
  return (
    <section className={classes.shared}>
      <h2 className={classes.title}>{t('alignment.shared', { count: shared.length })}</h2>
      <p className={classes.calm}>{t('alignment.sharedText')}</p>
      <ul className={classes.sharedList}>
        {shared.map(({ touchpoint: { id, body }, goals: served }) => (
          <li key={id}>
            <Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: id }} className={table.title}>{text(body.title) || body.key}</Link>
            <span className={table.under}>{[names.get(body.department ?? '') ?? t('alignment.noDepartment'), ...served.map((goal) => names.get(goal))].join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
