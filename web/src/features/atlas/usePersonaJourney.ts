import { useState } from 'react';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api } from '@/api/client';
import { newId } from '@/api/ids';
import type { Document, Journey, Persona, Text } from '@/api/types';
import { useWorkspace } from '@/app/session';
import { useProblemWords } from '@/components/ProblemNotice';
import { useCreate } from '@/features/journeys/document/hooks';
import type { AtlasJourney } from './useAtlas';

/** Two ways to give a persona a journey that it lacks. */
export function usePersonaJourney(journey: AtlasJourney, persona: Document<Persona>) {
  const { slug, path } = useWorkspace();
  const { workspace = '' } = useParams({ strict: false });
  const client = useQueryClient();
  const navigate = useNavigate();
  const words = useProblemWords();
  const create = useCreate('journey');
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['atlas', slug] });
    } catch (error) {
      notifications.show({ color: 'red', message: words(error) });
    } finally {
      setBusy(false);
    }
  };
  const include = () => attempt(async () => {
    await api.post(`${path}/repository/journey/${journey.id}/changes`, { operations: [{ op: 'set', path: 'personas', value: [...journey.personas, persona.id] }] });
    await client.invalidateQueries({ queryKey: ['repository', slug, 'journey'] });
  });
  const createOwn = () => attempt(async () => {
    const model = await api.get<Document<Journey>>(`${path}/repository/journey/${journey.id}`);
    const own = await create.mutateAsync(journeyFor(model.body, persona));
    await navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace, journey: own.id } });
  });
  return { include, createOwn, busy };
}

/** A draft with the same phases, steps and lanes, without what was found out about others. */
export function journeyFor(model: Journey, persona: Document<Persona>): Journey {
  const named = (title: Text): Text => Object.fromEntries(Object.entries(title).map(([language, text]) => [language, `${text} (${persona.body.name})`]));
  return {
    title: named(model.title),
    kind: model.kind,
    state: 'draft',
    level: model.level,
    parent: model.parent ?? null,
    personas: [persona.id],
    market: model.market,
    goal: model.goal ?? null,
    phase_model: model.phase_model ?? null,
    phases: model.phases.map((phase) => ({ id: newId(), title: phase.title, model_phase: phase.model_phase ?? null, steps: phase.steps.map(({ title }) => ({ id: newId(), title })) })),
    lanes: model.lanes.map(({ kind, title }) => ({ id: newId(), kind, title, cards: [] })),
  };
}
