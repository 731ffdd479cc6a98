import { Checkbox, NumberInput } from '@mantine/core';
import type { Journey, Step } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { useCommands } from '../map/state/context';
import { Part } from './Part';
import classes from './Panel.module.css';

const texts = ['description', 'duration', 'waiting'] as const;
const flags = ['optional', 'repeatable', 'order_free', 'moment_of_truth'] as const;

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
