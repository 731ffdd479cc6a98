import { ActionIcon, Tooltip } from '@mantine/core';
import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react';
import type { Document, Persona, Stakeholder, StakeholderRelation } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { ChoiceField, Field, Fields, RatingField } from '@/components/Fields';
import { useDocument, useRemove } from '@/features/journeys/document/hooks';
import { effects, frequencies, givens, partyKey, partyName, partyOf } from './people';
import classes from './Stakeholders.module.css';

interface Props {
  relation: Document<StakeholderRelation>;
  /** The stakeholder whose panel is open. */
  own: string;
  stakeholders: Map<string, Document<Stakeholder>>;
  personas: Map<string, Document<Persona>>;
  open: boolean;
  onToggle: () => void;
  readOnly: boolean;
}

/** One relation in a line; open, everything about it can be changed. */
export function RelationItem({ relation: { id, body }, own, stakeholders, personas, open, onToggle, readOnly }: Props) {
  const { t, text } = useLanguage();
  const other = body.from.kind === 'stakeholder' && body.from.id === own ? body.to : body.from;
  const words = { customers: t('stakeholder.customers'), missing: t('map.missing'), text };
  const what = text(body.title) || t(`stakeholder.given.${body.given ?? 'service'}`);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className={classes.relation} data-effect={body.effect ?? 'neutral'}>
      <button type="button" className={classes.relationHead} aria-expanded={open} onClick={onToggle}>
        <Chevron size={13} aria-hidden="true" />
        <span className={classes.relationWords}>{t('stakeholder.withOther', { what, other: partyName(other, stakeholders, personas, words) })}</span>
        {body.effect && body.effect !== 'neutral' && <span className={classes.saidEffect}>{t(`stakeholder.effect.${body.effect}`)}</span>}
      </button>
      {open && <RelationFields id={id} stakeholders={stakeholders} personas={personas} readOnly={readOnly} />}
    </li>
  );
}

function RelationFields({ id, stakeholders, personas, readOnly }: Pick<Props, 'stakeholders' | 'personas' | 'readOnly'> & { id: string }) {
  const { t, text } = useLanguage();
  const { edited } = useDocument('stakeholder-relation', id);
  const remove = useRemove('stakeholder-relation');
  if (!edited) return null;
  const { body } = edited;
  const set = (field: string, value: unknown) => edited.change([{ op: 'set', path: field, value }]);
  const ends = [
    { value: 'customer', label: t('stakeholder.customers') },
    ...[...personas.values()].map((one) => ({ value: `persona:${one.id}`, label: one.body.name })),
    ...[...stakeholders.values()].map((one) => ({ value: `stakeholder:${one.id}`, label: text(one.body.title) || t('stakeholder.untitled') })),
  ];
  // Nobody gives to themselves: the other end is not offered.
  const endField = (end: 'from' | 'to', opposite: 'from' | 'to') => (
    <ChoiceField label={t(`stakeholder.${end}`)} value={partyKey(body[end])} searchable choices={ends.filter(({ value }) => value !== partyKey(body[opposite]))} readOnly={readOnly} onChange={(value) => value && set(end, partyOf(value))} />
  );
  return (
    <div className={classes.relationFields}>
      <Fields>
        {endField('from', 'to')}
        {endField('to', 'from')}
        <ChoiceField label={t('stakeholder.given')} value={body.given ?? 'service'} choices={givens.map((value) => ({ value, label: t(`stakeholder.given.${value}`) }))} readOnly={readOnly} onChange={(value) => set('given', value)} />
        <Field label={t('stakeholder.what')}><EditableText label={t('stakeholder.what')} value={body.title} readOnly={readOnly} onSave={(language, value) => set(`title/${language}`, value)} /></Field>
        <ChoiceField label={t('stakeholder.effect')} value={body.effect ?? 'neutral'} choices={effects.map((value) => ({ value, label: t(`stakeholder.effect.${value}`) }))} readOnly={readOnly} onChange={(value) => set('effect', value)} />
        <RatingField label={t('stakeholder.influence')} value={body.influence} readOnly={readOnly} onChange={(value) => set('influence', value)} />
        <ChoiceField label={t('stakeholder.frequency')} value={body.frequency} clearable choices={frequencies.map((value) => ({ value, label: t(`stakeholder.frequency.${value}`) }))} readOnly={readOnly} onChange={(value) => set('frequency', value)} />
        <Field label={t('stakeholder.field.description')}><EditableText label={t('stakeholder.field.description')} value={body.description} multiline readOnly={readOnly} onSave={(language, value) => set(`description/${language}`, value)} /></Field>
      </Fields>
      {!readOnly && (
        <Tooltip label={t('stakeholder.removeRelation')}>
          <ActionIcon aria-label={t('stakeholder.removeRelation')} onClick={() => remove.mutate(id)}><Trash2 size={14} aria-hidden="true" /></ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
