import { ActionIcon, Button, Checkbox, NumberInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { Journey, Step, Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { useCommands } from '../map/state/context';
import { Part } from './Part';
import classes from './Panel.module.css';

const texts = ['description', 'duration', 'waiting'] as const;
const flags = ['optional', 'repeatable', 'order_free', 'moment_of_truth', 'decisive_moment'] as const;

/** What the team wrote down about a step. */
export function StepFields({ body, step, path }: { body: Journey; step: Step; path: string }) {
  const { t } = useLanguage();
  const { change, canEdit } = useCommands();
  const setNumber = (field: string, value: number | string) => {
    const number = typeof value === 'number' ? value : null;
    change([{ op: 'set', path: `${path}/${field}`, value: number }]);
  };
  const fallback = body.timeout_days ?? 90;
  return (
    <Part title={t('map.step.known')}>
      <div className={classes.fields}>
        <div className={classes.pair}>
          <span>{t('map.step.title')}</span>
          <EditableText value={step.title} label={t('map.step.title')} readOnly={!canEdit} onSave={(language, value) => change([{ op: 'set', path: `${path}/title/${language}`, value: value ?? null }])} />
        </div>
        {texts.map((field) => (
          <div key={field} className={classes.pair}>
            <span>{t(`map.step.${field}`)}</span>
            <EditableText value={step[field]} label={t(`map.step.${field}`)} multiline={field === 'description'} readOnly={!canEdit} onSave={(language, value) => change([{ op: 'set', path: `${path}/${field}/${language}`, value: value ?? null }])} />
          </div>
        ))}
        <Alternatives list={step.alternatives ?? []} readOnly={!canEdit} onChange={(list) => change([{ op: 'set', path: `${path}/alternatives`, value: list }])} />
        <div className={classes.pair}>
          <label htmlFor="map-patience">{t('map.step.patience')}</label>
          <NumberInput
            id="map-patience"
            key={step.patience_days ?? 'none'}
            w={130}
            min={0}
            suffix={` ${t('map.days')}`}
            placeholder={`${fallback} ${t('map.days')}`}
            defaultValue={step.patience_days ?? ''}
            disabled={!canEdit}
            onBlur={(event) => {
              const value = event.currentTarget.value.replace(/[^\d.,]/g, '').replace(',', '.');
              const next = value === '' ? '' : Number(value);
              if (next !== (step.patience_days ?? '')) setNumber('patience_days', next);
            }}
          />
        </div>
        <div className={classes.muted}>{t('map.step.patienceText')}</div>
        <div className={classes.checks}>
          {flags.map((flag) => (
            <Checkbox key={flag} size="xs" label={t(`map.step.${flag}`)} checked={step[flag] ?? false} disabled={!canEdit} onChange={(event) => change([{ op: 'set', path: `${path}/${flag}`, value: event.currentTarget.checked }])} />
          ))}
        </div>
      </div>
    </Part>
  );
}

/** Other ways to do the same step: online or by telephone. */
function Alternatives({ list, readOnly, onChange }: { list: Text[]; readOnly: boolean; onChange: (list: Text[]) => void }) {
  const { t, text, language } = useLanguage();
  const write = (index: number, key: string, value: string | undefined) => onChange(list.map((one, place) => (place === index ? withText(one, key, value) : one)));
  if (readOnly && list.length === 0) return null;
  return (
    <div className={classes.pair}>
      <span>{t('map.step.alternatives')}</span>
      <div>
        {list.map((one, index) => (
          // Alternatives have no ids; their order changes only by removing.
          <div key={index} className={classes.alternative}>
            <EditableText value={one} label={t('map.step.alternative', { number: index + 1 })} readOnly={readOnly} onSave={(key, value) => write(index, key, value)} />
            {!readOnly && <ActionIcon size="xs" aria-label={t('map.step.removeAlternative', { title: text(one) })} onClick={() => onChange(list.filter((_, place) => place !== index))}><X size={12} aria-hidden="true" /></ActionIcon>}
          </div>
        ))}
        {!readOnly && <Button variant="subtle" size="compact-xs" leftSection={<Plus size={12} aria-hidden="true" />} onClick={() => onChange([...list, { [language]: t('map.step.newAlternative') }])}>{t('map.step.addAlternative')}</Button>}
      </div>
    </div>
  );
}

function withText(text: Text, language: string, value: string | undefined): Text {
  const { [language]: _, ...others } = text;
  return value === undefined ? others : { ...others, [language]: value };
}
