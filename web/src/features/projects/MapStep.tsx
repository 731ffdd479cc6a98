import { lazy, Suspense, useState } from 'react';
import { Button, Group, Select } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { Document, Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useBaseJourneys } from '@/features/journeys/useJourneys';
import type { StepProps } from './GoalStep';
import { unfinishedSteps } from './steps';
import classes from './Projects.module.css';

const NewJourneyDialog = lazy(() => import('@/features/overview/NewJourneyDialog'));

/** The map with its phases, steps and touchpoints; a new one begins with the goal and the personas of the project. */
export function MapStep({ project, set, readOnly, journey }: StepProps & { journey: Document<Journey> | undefined }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const journeys = useBaseJourneys() ?? [];
  const [isNew, setNew] = useState(false);
  const created = (id: string) => {
    set('journey', id);
    setNew(false);
  };
  const missing = journey ? unfinishedSteps(journey.body) : 0;
  return (
    <>
      {!readOnly && (
        <Group gap={8}>
          <Select
            aria-label={t('overview.journey')} placeholder={t('projects.chooseJourney')} searchable clearable w={420} maw="100%"
            data={journeys.map(({ id, body }) => ({ value: id, label: text(body.title) || t('map.untitled') }))}
            value={project.journey ?? null} onChange={(value) => set('journey', value)}
          />
          {!journey && <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setNew(true)}>{t('projects.newJourney')}</Button>}
        </Group>
      )}
      {journey && (
        <dl className={classes.facts}>
          <div><dt>{t('projects.phases')}</dt><dd>{format.number(journey.body.phases.length)}</dd></div>
          <div><dt>{t('projects.mapSteps')}</dt><dd>{format.number(journey.body.phases.flatMap((phase) => phase.steps).length)}</dd></div>
          <div><dt>{t('navigation.touchpoints')}</dt><dd>{format.number(touchpointsOf(journey.body))}</dd></div>
        </dl>
      )}
      {missing > 0 && <p className={classes.note}>{t('projects.unfinished', { count: missing })}</p>}
      {journey && <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }} className={classes.more}>{t('projects.toMap')}</Link>}
      <Suspense fallback={null}>
        {isNew && <NewJourneyDialog onClose={() => setNew(false)} start={{ goal: project.goal ?? null, personas: project.personas ?? [], owner: project.owner ?? '' }} onCreated={created} />}
      </Suspense>
    </>
  );
}

function touchpointsOf(journey: Journey): number {
  return new Set(journey.lanes.flatMap((lane) => lane.cards).flatMap(({ reference }) => (reference?.kind === 'touchpoint' ? [reference.id] : []))).size;
}
