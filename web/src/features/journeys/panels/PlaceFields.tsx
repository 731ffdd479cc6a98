import { Select } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { descendantsOf } from '@/features/atlas/tree';
import { useAtlas } from '@/features/atlas/useAtlas';
import { useDocuments } from '../document/hooks';
import { useCommands } from '../map/state/context';
import { Part } from './Part';
import classes from './Panel.module.css';

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Where the journey stands among the others: above it, how deep, and in which phases of which model. */
export function PlaceFields({ body }: { body: Journey }) {
  const { t, text, tCode } = useLanguage();
  const { journey: id = '' } = useParams({ strict: false });
  const { change, canEdit } = useCommands();
  const journeys = useAtlas().data?.journeys ?? [];
  const models = useDocuments('phase-model').data ?? [];
  const disabled = !canEdit;
  const set = (path: string, value: unknown) => change([{ op: 'set', path, value }]);
  // A journey is no part of itself, nor of its own parts.
  const below = descendantsOf(id, journeys);
  const parents = journeys.filter((one) => one.id !== id && !below.has(one.id));
  const model = models.find((one) => one.id === body.phase_model);
  const levelName = (level: number) => {
    const name = tCode('journeyLevel', String(level));
    return name === String(level) ? t('atlas.level', { level: String(level) }) : name;
  };
  return (
    <Part title={t('map.place')}>
      <div className={classes.fields}>
        <Select label={t('map.parent')} disabled={disabled} clearable searchable value={body.parent ?? null} onChange={(value) => set('parent', value)} data={parents.map((one) => ({ value: one.id, label: text(one.title) || t('journey.untitled') }))} />
        <Select label={t('atlas.levelField')} disabled={disabled} allowDeselect={false} value={String(body.level ?? 1)} onChange={(value) => set('level', Number(value))} data={levels.map((level) => ({ value: String(level), label: levelName(level) }))} />
        <Select label={t('atlas.model')} disabled={disabled} clearable value={body.phase_model ?? null} onChange={(value) => set('phase_model', value)} data={models.map((one) => ({ value: one.id, label: text(one.body.title) }))} />
        {model && body.phases.map((phase) => (
          <Select
            key={phase.id}
            label={t('map.phaseFollows', { phase: text(phase.title) || t('map.untitledPhase') })}
            disabled={disabled}
            clearable
            value={phase.model_phase ?? null}
            onChange={(value) => set(`phases/${phase.id}/model_phase`, value)}
            data={model.body.phases.map((one) => ({ value: one.id, label: text(one.title) || one.id }))}
          />
        ))}
      </div>
    </Part>
  );
}
