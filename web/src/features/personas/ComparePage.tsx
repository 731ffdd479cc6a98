import { useMemo } from 'react';
import { MultiSelect, Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Document, Persona, Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useAtlas } from '@/features/atlas/useAtlas';
import { useDocuments } from '@/features/journeys/document/hooks';
import { groups } from './fields';
import { Portrait } from './Portrait';
import { useSegmentNumbers } from './segment';
import classes from './Personas.module.css';

/** Personas side by side: the same field on the same line. */
export function ComparePage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { personas?: string };
  const personas = useDocuments('persona');
  const chosen = useMemo(() => {
    const wanted = search.personas?.split(',');
    return (personas.data ?? []).filter(({ id }) => !wanted || wanted.includes(id));
  }, [personas.data, search.personas]);
  const choose = (ids: string[]) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, personas: ids.join(',') })) as never });
  return (
    <>
      <PageHeader title={t('persona.compareTitle')}>
        <MultiSelect aria-label={t('navigation.personas')} miw={280} value={chosen.map(({ id }) => id)} onChange={choose} data={(personas.data ?? []).map(({ id, body }) => ({ value: id, label: body.name }))} />
      </PageHeader>
      {personas.isError && <ProblemNotice error={personas.error} onRetry={() => void personas.refetch()} />}
      {personas.isPending && <div className={classes.cards}><Skeleton height={300} /></div>}
      {personas.data && <Comparison personas={chosen} />}
    </>
  );
}

function Comparison({ personas }: { personas: Document<Persona>[] }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const journeys = useAtlas().data?.journeys ?? [];
  const channels = useDocuments('channel').data ?? [];
  const customLabels = [...new Set(personas.flatMap(({ body }) => (body.custom ?? []).map(({ label }) => text(label))))];
  const channelIds = [...new Set(personas.flatMap(({ body }) => (body.channel_affinity ?? []).map(({ channel }) => channel)))];
  if (personas.length === 0) return <p className={classes.compareNone}>{t('persona.compareNone')}</p>;
  const row = (key: string, label: string, cell: (persona: Document<Persona>) => React.ReactNode) => (
    <tr key={key}><th scope="row">{label}</th>{personas.map((persona) => <td key={persona.id}>{cell(persona) || <span className={classes.empty}>–</span>}</td>)}</tr>
  );
  const heading = (label: string) => <tr key={label}><th scope="colgroup" colSpan={personas.length + 1} className={classes.compareGroup}>{label}</th></tr>;
  const affinity = ({ body }: Document<Persona>, channel: string) => body.channel_affinity?.find((entry) => entry.channel === channel)?.affinity;
  return (
    <div className={classes.compareScroll}>
      <table className={classes.compare}>
        <thead>
          <tr>
            <td />
            {personas.map(({ id, body }) => (
              <th key={id} scope="col">
                <Link to="/w/$workspace/personas/$persona" params={{ workspace, persona: id }} className={classes.compareHead}>
                  <Portrait name={body.name} picture={body.portrait} size={44} />
                  <span><b>{body.name}{body.age ? `, ${body.age}` : ''}</b><span className={classes.facts}>{text(body.role)}</span></span>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row('quote', t('field.quote'), ({ body }) => text(body.quote))}
          {row('customers', t('persona.segment'), (persona) => <SegmentSize persona={persona.body} />)}
          {row('journeys', t('navigation.journeys'), ({ id }) => journeys.filter((journey) => !journey.base && journey.personas.includes(id)).map((journey) => text(journey.title)).join(', '))}
          {groups.flatMap(({ title, fields }) => [heading(t(title)), ...fields.map((field) => row(field, t(`field.${field}`), ({ body }) => text(body[field] as Text | undefined)))])}
          {channelIds.length > 0 && heading(t('field.channel_affinity'))}
          {channelIds.map((channel) => row(channel, text(channels.find(({ id }) => id === channel)?.body.title) || t('map.missing'), (persona) => <Affinity value={affinity(persona, channel)} />))}
          {customLabels.length > 0 && heading(t('field.custom'))}
          {customLabels.map((label) => row(`custom-${label}`, label, ({ body }) => text(body.custom?.find((field) => text(field.label) === label)?.value)))}
        </tbody>
      </table>
    </div>
  );
}

function SegmentSize({ persona }: { persona: Persona }) {
  const { t } = useLanguage();
  const numbers = useSegmentNumbers(persona);
  return <>{numbers.data ? t('persona.customers', { count: numbers.data.customers }) : t('persona.noSegment')}</>;
}

function Affinity({ value }: { value: number | undefined }) {
  const { format } = useLanguage();
  if (value === undefined) return null;
  return <span className={classes.affinityBar}><span aria-hidden="true"><i style={{ width: `${value}%` }} /></span>{format.number(value)}</span>;
}
