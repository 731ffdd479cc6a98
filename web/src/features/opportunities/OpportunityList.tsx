import { Button, NumberInput } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { EmptyState } from '@/components/EmptyState';
import { Pill } from '@/components/Pill';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import { NewButton } from '@/features/improvements/ImprovementsPage';
import { useImprovementSearch } from '@/features/improvements/useImprovementSearch';
import { MissingValues } from './MissingValues';
import { type RatedOpportunity, useShownRatings } from './useRatings';
import classes from '@/features/improvements/Improvements.module.css';
import own from './Opportunities.module.css';

const tones = { open: 'neutral', chosen: 'active', dropped: 'faint' } as const;

/** The opportunities by their score, and which of them fit into a capacity. */
export function OpportunityList() {
  const { t, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { search, setSearch } = useImprovementSearch();
  const days = Math.max(0, Number(search.days) || 0);
  const { shown, isEmpty, error, refetch } = useShownRatings(days);
  if (isEmpty) return <EmptyState title={t('opportunities.empty.title')} action={<NewButton kind="opportunity" />}>{t('opportunities.empty.text')}</EmptyState>;
  if (error) return <ProblemNotice error={error} onRetry={refetch} />;
  if (!shown) return null;
  const fitting = shown.filter(({ plan }) => plan?.fits);
  const used = fitting.reduce((sum, { opportunity }) => sum + (opportunity.body.effort_days ?? 0), 0);
  return (
    <>
      <div className={own.capacity}>
        <NumberInput label={t('opportunities.capacity')} min={0} step={10} w={150} value={days || ''} onChange={(value) => setSearch({ days: value ? String(value) : undefined })} />
        <p>{days > 0 ? t('opportunities.capacitySays', { count: fitting.length, used: format.number(used), days: format.number(days) }) : t('opportunities.capacityHint')}</p>
        <Button variant="default" component={Link} to={`/w/${workspace}/scorings`} leftSection={<SlidersHorizontal size={14} />}>{t('scoring.title')}</Button>
      </div>
      {shown.length === 0 ? <p className={classes.none}>{t('improvements.noMatch')}</p> : <RatedTable shown={shown} withPlan={days > 0} />}
    </>
  );
}

function RatedTable({ shown, withPlan }: { shown: RatedOpportunity[]; withPlan: boolean }) {
  const { t, tCode, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('improvements.opportunity')}</th>
            <th scope="col" className={table.number}>{t('opportunities.score')}</th>
            <th scope="col" className={table.number}>{t('opportunities.benefit')}</th>
            <th scope="col" className={table.number}>{t('opportunities.effort')}</th>
            {withPlan && <th scope="col">{t('opportunities.plan')}</th>}
            <th scope="col" className={table.wide}>{t('improvements.owner')}</th>
            <th scope="col">{t('improvements.state')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ opportunity: { id, body }, rating, scoring, plan }) => (
            <tr key={id}>
              <td>
                <Link to="/w/$workspace/opportunities/$opportunity" params={{ workspace, opportunity: id }} className={table.title}>{text(body.title) || t('map.untitled')}</Link>
                <span className={table.under}>{[body.kind ? tCode('opportunityKind', body.kind) : '', text(scoring?.body.title), t('opportunities.insights', { count: body.insights?.length ?? 0 })].filter(Boolean).join(' · ')}</span>
              </td>
              <td className={table.number}>{typeof rating?.score === 'number' ? <b>{format.number(rating.score, 1)}</b> : <MissingValues rating={rating} scoring={scoring?.body} />}</td>
              <td className={table.number}>{typeof rating?.benefit === 'number' ? format.number(rating.benefit, 1) : '–'}</td>
              <td className={table.number}>{body.effort_days ? t('opportunities.days', { count: body.effort_days }) : '–'}</td>
              {withPlan && <td>{plan ? <Pill tone={plan.fits ? 'active' : 'faint'}>{t(plan.fits ? 'opportunities.fits' : 'opportunities.doesNotFit')}</Pill> : <span className={table.muted}>–</span>}</td>}
              <td className={table.wide}>{body.owner || <span className={table.muted}>{t('journey.noOwner')}</span>}</td>
              <td><Pill tone={tones[body.state ?? 'open']}>{tCode('opportunityState', body.state ?? 'open')}</Pill></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
