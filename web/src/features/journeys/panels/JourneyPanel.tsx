import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { OwnFields, useFieldsOf } from '@/features/fields/OwnFields';
import { stepsOf } from '../map/editing/edits';
import { useCommands } from '../map/state/context';
import { useLibrary } from '../map/state/library';
import { Part } from './Part';
import { PlaceFields } from './PlaceFields';
import classes from './Panel.module.css';

const kinds = ['as-is', 'to-be', 'ideal'] as const;
const states = ['draft', 'in-review', 'live', 'retired'] as const;

/** What the journey is and how its runs are counted. */
export function JourneyPanel({ body }: { body: Journey }) {
  const { t, tCode, text } = useLanguage();
  const { change, canEdit } = useCommands();
  const library = useLibrary();
  const set = (path: string, value: unknown) => change([{ op: 'set', path, value }]);
  const choices = (kind: 'persona' | 'goal') => library.ofKind(kind).map((entry) => ({ value: entry.id, label: text(entry.title) || t('map.untitled') }));
  const disabled = !canEdit;
  const hasOwn = useFieldsOf('journey').length > 0;
  return (
    <>
      <Part title={t('map.journey.what')}>
        <div className={classes.fields}>
          <EditableText value={body.description} label={t('map.journey.description')} placeholder={t('map.journey.description')} multiline readOnly={disabled} onSave={(language, value) => set(`description/${language}`, value ?? null)} />
          <Select label={t('map.journey.kind')} disabled={disabled} allowDeselect={false} value={body.kind ?? 'as-is'} onChange={(value) => value && set('kind', value)} data={kinds.map((value) => ({ value, label: tCode('journeyKind', value) }))} />
          <Select label={t('journey.state')} disabled={disabled} allowDeselect={false} value={body.state ?? 'draft'} onChange={(value) => value && set('state', value)} data={states.map((value) => ({ value, label: tCode('journeyState', value) }))} />
          <TextField label={t('map.journey.market')} value={body.market} disabled={disabled} onSave={(value) => set('market', value)} />
          <TextField label={t('journey.owner')} value={body.owner} disabled={disabled} onSave={(value) => set('owner', value)} />
          <MultiSelect label={t('map.journey.personas')} disabled={disabled} value={body.personas ?? []} onChange={(value) => set('personas', value)} data={choices('persona')} />
          <Select label={t('map.journey.goal')} disabled={disabled} clearable value={body.goal ?? null} onChange={(value) => set('goal', value)} data={choices('goal')} />
          <div>
            <div className={classes.muted}>{t('map.journey.outcome')}</div>
            <EditableText value={body.expected_outcome} label={t('map.journey.outcome')} multiline readOnly={disabled} onSave={(language, value) => set(`expected_outcome/${language}`, value ?? null)} />
          </div>
        </div>
      </Part>
      <PlaceFields body={body} />
      {hasOwn && <Part title={t('settings.part.fields')}><OwnFields kind="journey" edited={{ body, change }} readOnly={disabled} /></Part>}
      <RunFields body={body} disabled={disabled} set={set} />
    </>
  );
}

function RunFields({ body, disabled, set }: { body: Journey; disabled: boolean; set: (path: string, value: unknown) => void }) {
  const { t, text } = useLanguage();
  const steps = stepsOf(body).map((step) => ({ value: step.id, label: text(step.title) || t('map.untitledStep') }));
  const setLoop = (part: 'from_step' | 'to_step', value: string | null) => {
    const next = { from_step: body.loop?.from_step ?? steps.at(-1)?.value, to_step: body.loop?.to_step ?? steps[0]?.value, ...(value ? { [part]: value } : {}) };
    set('loop', value === null ? null : next);
  };
  return (
    <Part title={t('map.journey.runs')} note={t('map.journey.runsText')}>
      <div className={classes.fields}>
        <NumberInput
          key={body.timeout_days ?? 90}
          label={t('map.journey.timeout')}
          suffix={` ${t('map.days')}`}
          min={1}
          defaultValue={body.timeout_days ?? 90}
          disabled={disabled}
          onBlur={(event) => {
            const value = Number(event.currentTarget.value.replace(/\D/g, ''));
            if (value > 0 && value !== (body.timeout_days ?? 90)) set('timeout_days', value);
          }}
        />
        <Select label={t('map.journey.loopFrom')} disabled={disabled} clearable value={body.loop?.from_step ?? null} onChange={(value) => setLoop('from_step', value)} data={steps} />
        <Select label={t('map.journey.loopTo')} disabled={disabled || !body.loop} allowDeselect={false} value={body.loop?.to_step ?? null} onChange={(value) => value && setLoop('to_step', value)} data={steps} />
      </div>
    </Part>
  );
}

function TextField({ label, value, disabled, onSave }: { label: string; value: string | undefined; disabled: boolean; onSave: (value: string | null) => void }) {
  return (
    <TextInput
      key={value}
      label={label}
      defaultValue={value ?? ''}
      disabled={disabled}
      onBlur={(event) => {
        const next = event.currentTarget.value.trim();
        if (next !== (value ?? '')) onSave(next === '' ? null : next);
      }}
    />
  );
}
