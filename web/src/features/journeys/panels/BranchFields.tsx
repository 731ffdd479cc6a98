import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import type { Journey, Step } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { stepsOf } from '../map/editing/edits';
import { useCommands } from '../map/state/context';
import { Part } from './Part';
import classes from './Panel.module.css';

/** Where the course goes on from a step. */
export function BranchFields({ body, step, path }: { body: Journey; step: Step; path: string }) {
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
