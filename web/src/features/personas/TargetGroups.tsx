import { useState } from 'react';
import { ActionIcon, Button, MultiSelect } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronDown, ChevronRight, Columns3, Plus } from 'lucide-react';
import type { Document, Persona, TargetGroup } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EditableText } from '@/components/EditableText';
import { ProblemNotice } from '@/components/ProblemNotice';
import { RemoveDocument } from '@/components/RemoveDocument';
import { Section } from '@/components/Section';
import { OwnFields } from '@/features/fields/OwnFields';
import { useCreate, useDocument, useDocuments } from '@/features/journeys/document/hooks';
import { Portrait } from './Portrait';
import { Segment } from './Segment';
import classes from './Personas.module.css';

/** Several personas as one customer group, each group with what its members have in common. */
export function TargetGroups({ personas }: { personas: Document<Persona>[] }) {
  const { t, language } = useLanguage();
  const { canEdit } = useWorkspace();
  const groups = useDocuments('target-group');
  const create = useCreate('target-group');
  const add = canEdit && <Button variant="default" size="compact-sm" leftSection={<Plus size={13} />} loading={create.isPending} onClick={() => create.mutate({ title: { [language]: t('targetGroup.newName') }, personas: [], segment: [] })}>{t('targetGroup.new')}</Button>;
  return (
    <Section title={t('targetGroup.title')} hint={t('targetGroup.hint')} actions={add}>
      {groups.isError && <ProblemNotice error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.data?.length === 0 && <p className={classes.calm}>{t('targetGroup.none')}</p>}
      <ul className={classes.targetGroups}>{groups.data?.map((group) => <GroupItem key={group.id} group={group} personas={personas} />)}</ul>
    </Section>
  );
}

function GroupItem({ group: { id, body }, personas }: { group: Document<TargetGroup>; personas: Document<Persona>[] }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const [open, setOpen] = useState(false);
  const members = personas.filter((persona) => body.personas?.includes(persona.id));
  const Chevron = open ? ChevronDown : ChevronRight;
  const title = text(body.title) || t('map.untitled');
  return (
    <li className={classes.targetGroup}>
      <div className={classes.groupLine}>
        <ActionIcon aria-label={t(open ? 'targetGroup.close' : 'targetGroup.open', { title })} aria-expanded={open} onClick={() => setOpen(!open)}><Chevron size={15} aria-hidden="true" /></ActionIcon>
        <span className={classes.groupName}>{title}</span>
        <span className={classes.groupMembers}>
          {members.map((persona) => <Link key={persona.id} to="/w/$workspace/personas/$persona" params={{ workspace, persona: persona.id }} title={persona.body.name}><Portrait name={persona.body.name} picture={persona.body.portrait} size={24} /> {persona.body.name}</Link>)}
          {members.length === 0 && <span className={classes.calm}>{t('targetGroup.empty')}</span>}
        </span>
        {members.length > 1 && <Link to="/w/$workspace/personas/compare" params={{ workspace }} search={{ personas: members.map((persona) => persona.id).join(',') }} className={classes.compareLink}><Columns3 size={14} aria-hidden="true" /> {t('persona.compare')}</Link>}
      </div>
      {open && <GroupFields id={id} personas={personas} title={title} />}
      {!open && text(body.description) && <p className={classes.groupText}>{text(body.description)}</p>}
    </li>
  );
}

function GroupFields({ id, personas, title }: { id: string; personas: Document<Persona>[]; title: string }) {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const { edited } = useDocument('target-group', id);
  if (!edited) return null;
  const { body } = edited;
  const set = (path: string, value: unknown) => edited.change([{ op: 'set', path, value }]);
  const textField = (field: 'title' | 'description') => (
    <EditableText label={t(`field.${field}`)} value={body[field]} multiline={field === 'description'} readOnly={!canEdit} onSave={(language, value) => set(`${field}/${language}`, value)} />
  );
  return (
    <div className={classes.groupFields}>
      <div>
        {textField('title')}
        {textField('description')}
        <OwnFields kind="target-group" edited={edited} readOnly={!canEdit} />
        <MultiSelect label={t('navigation.personas')} mt={8} disabled={!canEdit} value={body.personas ?? []} onChange={(value) => set('personas', value)} data={personas.map((persona) => ({ value: persona.id, label: persona.body.name }))} />
      </div>
      <div>
        <h3 className={classes.sideTitle} style={{ marginTop: 0 }}>{t('persona.segment')}</h3>
        <Segment bound={body} readOnly={!canEdit} onChange={(value) => set('segment', value)} />
      </div>
      {canEdit && <RemoveDocument kind="target-group" id={id} title={title} consequence={t('targetGroup.removed')} onRemoved={() => undefined} />}
    </div>
  );
}
