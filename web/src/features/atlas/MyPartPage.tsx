import { Button, Skeleton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Network } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useSession } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Section } from '@/components/Section';
import { PartList } from './PartList';
import { type Part, usePart } from './useAtlas';
import classes from './Atlas.module.css';

/** Where the person who is signed in has a part in what customers experience. */
export function MyPartPage() {
  const { t } = useLanguage();
  const { user } = useSession();
  const part = usePart();
  const isEmpty = part.data && [part.data.stakeholders, part.data.journeys, part.data.touchpoints, part.data.insights, part.data.initiatives].every((list) => list.length === 0);
  return (
    <>
      <PageHeader title={t('part.title')} meta={user?.name} />
      {part.isPending && <div className={classes.page}>{[1, 2, 3, 4].map((row) => <Skeleton key={row} height={30} mb={10} />)}</div>}
      {part.isError && <ProblemNotice error={part.error} onRetry={() => void part.refetch()} />}
      {isEmpty && <EmptyState title={t('part.empty.title')} action={<ToStakeholders />}>{t('part.empty.text', { name: user?.name ?? '' })}</EmptyState>}
      {part.data && !isEmpty && (
        <>
          <Summary part={part.data} />
          <Section title={t('part.everywhere')}><PartList part={part.data} /></Section>
          {part.data.relations.length > 0 && <Section title={t('part.relations')}><Relations part={part.data} /></Section>}
        </>
      )}
    </>
  );
}

function ToStakeholders() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return <Button component={Link} to={`/w/${workspace}/stakeholders`} variant="default" leftSection={<Network size={14} />}>{t('stakeholder.title')}</Button>;
}

/** The part in figures, and the stakeholders that stand for the person. */
function Summary({ part }: { part: Part }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const figures: [string, number][] = [
    [t('navigation.journeys'), part.journeys.length],
    [t('navigation.touchpoints'), part.touchpoints.length],
    [t('map.momentOfTruth'), part.touchpoints.filter(({ moment_of_truth: decisive }) => decisive).length],
    [t('part.insights'), part.insights.length],
    [t('overview.initiatives'), part.initiatives.length],
  ];
  return (
    <dl className={classes.figures}>
      {figures.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{format.number(value)}</dd></div>)}
      {part.stakeholders.length > 0 && (
        <div>
          <dt>{t('part.stakeholders')}</dt>
          <dd className={classes.standsFor}>
            {part.stakeholders.map(({ id, title, influence }) => (
              <Link key={id} to="/w/$workspace/stakeholders" params={{ workspace }} search={{ selected: id }}>{text(title)}{influence ? ` · ${t('stakeholder.influenceSays', { value: influence })}` : ''}</Link>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Relations({ part }: { part: Part }) {
  const { t, text, tCode } = useLanguage();
  return (
    <ul className={classes.partRows}>
      {part.relations.map(({ id, gives, other, relation }) => {
        const what = text(relation.title) || tCode('stakeholder.given', relation.given ?? 'service');
        return (
          <li key={id}>
            <span className={classes.partName}>{t(gives ? 'part.gives' : 'part.receives', { what, other: text(other) || t('stakeholder.customers') })}</span>
            <span className={classes.partNote}>{[tCode('stakeholder.effect', relation.effect ?? 'neutral'), relation.frequency && tCode('stakeholder.frequency', relation.frequency)].filter(Boolean).join(' · ')}</span>
          </li>
        );
      })}
    </ul>
  );
}
