import { ActionIcon, Button, Select } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { Journey, Step, Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { stepsOf } from '../map/editing/edits';
import { useCommands } from '../map/state/context';
import { Part } from './Part';
import classes from './Panel.module.css';

/** The other ways to do a step, and where the course goes on from it. */
export function BranchFields({ body, step, path }: { body: Journey; step: Step; path: string }) {
  return (
    <>
      <Alternatives step={step} path={path} />
      <Branches body={body} step={step} path={path} />
    </>
  );
}

function Alternatives({ step, path }: { step: Step; path: string }) {
  const { t, text, language } = useLanguage();
  const { change, canEdit } = useCommands();
  const alternatives = step.alternatives ?? [];
  if (alternatives.length === 0 && !canEdit) return null;
  const save = (next: Text[]) => change([{ op: 'set', path: `${path}/alternatives`, value: next }]);
  return (
    <Part title={t('map.alternatives')} note={t('map.alternativesText')}>
      <ul className={classes.lines}>
        {alternatives.map((way, index) => (
          // Ways have no ids of their own; their order changes only by removing.
          <li key={index}>
            <EditableText label={t('map.alternative')} value={way} readOnly={!canEdit} onSave={(key, value) => save(alternatives.map((one, place) => (place === index ? { ...one, [key]: value ?? '' } : one)))} />
            {canEdit && <ActionIcon size="sm" aria-label={t('map.removeAlternative', { name: text(way) })} onClick={() => save(alternatives.filter((_, place) => place !== index))}><X size={13} aria-hidden="true" /></ActionIcon>}
          </li>
        ))}
      </ul>
      {canEdit && <Button variant="subtle" size="compact-xs" leftSection={<Plus size={13} />} onClick={() => save([...alternatives, { [language]: t('map.newAlternative') }])}>{t('map.addAlternative')}</Button>}
    </Part>
  );
}

function Branches({ body, step, path }: { body: Journey; step: Step; path: string }) {
  const { t, text } = useLanguage();
  const { change, canEdit } = useCommands();
  const next = step.next ?? [];
  if (next.length === 0 && !canEdit) return null;
  const save = (branches: NonNullable<Step['next']>) => change([{ op: 'set', path: `${path}/next`, value: branches }]);
  const others = stepsOf(body).filter(({ id }) => id !== step.id);
  const free = others.filter(({ id }) => !next.some((branch) => branch.step === id));
  const nameOf = (id: string) => text(others.find((one) => one.id === id)?.title) || t('map.untitledStep');
  return (
    <Part title={t('map.branches')} note={next.length === 0 ? t('map.branchesNone') : undefined}>
      <ul className={classes.lines}>
        {next.map((branch) => (
          <li key={branch.step}>
            <span className={classes.branchLine}>
              <b>{nameOf(branch.step)}</b>
              <EditableText
                label={t('map.condition', { step: nameOf(branch.step) })}
                placeholder={t('map.conditionExample')}
                value={branch.condition}
                readOnly={!canEdit}
                onSave={(key, value) => save(next.map((one) => (one.step === branch.step ? { ...one, condition: { ...one.condition, [key]: value ?? '' } } : one)))}
              />
            </span>
            {canEdit && <ActionIcon size="sm" aria-label={t('map.removeBranch', { step: nameOf(branch.step) })} onClick={() => save(next.filter((one) => one.step !== branch.step))}><X size={13} aria-hidden="true" /></ActionIcon>}
          </li>
        ))}
      </ul>
      {canEdit && free.length > 0 && (
        <Select size="xs" aria-label={t('map.addBranch')} placeholder={t('map.addBranch')} value={null} searchable onChange={(value) => value && save([...next, { step: value, condition: {} }])} data={free.map(({ id }) => ({ value: id, label: nameOf(id) }))} />
      )}
    </Part>
  );
}
