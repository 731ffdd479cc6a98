import { Button, Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Columns3, Plus } from 'lucide-react';
import type { Document, Persona } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCreate, useDocuments } from '@/features/journeys/document/hooks';
import { Portrait } from './Portrait';
import { journeysOf, useSegmentNumbers } from './segment';
import { TargetGroups } from './TargetGroups';
import classes from './Personas.module.css';

/** The personas as cards. */
export function PersonasPage() {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const personas = useDocuments('persona');
  return (
    <>
      <PageHeader title={t('navigation.personas')} actions={<><ToComparison count={personas.data?.length ?? 0} />{canEdit && <NewPersona />}</>} />
      {personas.isError && <ProblemNotice error={personas.error} onRetry={() => void personas.refetch()} />}
      {personas.isPending && <div className={classes.cards}>{[1, 2, 3].map((card) => <Skeleton key={card} height={190} radius={10} />)}</div>}
      {personas.data?.length === 0 && <EmptyState title={t('personas.empty.title')} action={canEdit && <NewPersona />}>{t('personas.empty.text')}</EmptyState>}
      <ul className={classes.cards}>
        {personas.data?.map((persona) => <li key={persona.id}><PersonaCard persona={persona} /></li>)}
      </ul>
      {personas.data && personas.data.length > 0 && <TargetGroups personas={personas.data} />}
    </>
  );
}

function ToComparison({ count }: { count: number }) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  if (count < 2) return null;
  return <Button variant="default" component={Link} to={`/w/${workspace}/personas/compare`} leftSection={<Columns3 size={14} />}>{t('persona.compare')}</Button>;
}

function NewPersona() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const create = useCreate('persona');
  const start = async () => {
    const persona = await create.mutateAsync({ name: t('personas.newName') });
    await navigate({ to: '/w/$workspace/personas/$persona', params: { workspace, persona: persona.id } });
  };
  return <Button leftSection={<Plus size={14} />} loading={create.isPending} onClick={() => void start()}>{t('personas.new')}</Button>;
}

function PersonaCard({ persona: { id, body } }: { persona: Document<Persona> }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const journeys = useDocuments('journey').data;
  const numbers = useSegmentNumbers(body);
  const facts = [body.age ? t('persona.age', { count: body.age }) : '', text(body.residence), text(body.occupation)].filter(Boolean);
  return (
    <Link to="/w/$workspace/personas/$persona" params={{ workspace, persona: id }} className={classes.card}>
      <span className={classes.cardHead}>
        <Portrait name={body.name} picture={body.portrait} size={52} />
        <span>
          <span className={classes.name}>{body.name}</span>
          <span className={classes.facts}>{facts.join(' · ')}</span>
        </span>
      </span>
      <span className={classes.role}>{text(body.role)}</span>
      {text(body.quote) && <q className={classes.quote}>{text(body.quote)}</q>}
      <span className={classes.cardFoot}>
        <span>{numbers.data ? t('persona.customers', { count: numbers.data.customers }) : t('persona.noSegment')}</span>
        <span>{journeys && t('persona.journeys', { count: journeysOf(journeys, id).length })}</span>
      </span>
    </Link>
  );
}
