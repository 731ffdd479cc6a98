import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { api } from '@/api/client';
import { byId } from '@/api/documents';
import type { Document, Member, Stakeholder, StakeholderRelation, Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EditableText } from '@/components/EditableText';
import { ChoiceField, ChoicesField, Field, Fields, RatingField } from '@/components/Fields';
import { ProblemNotice } from '@/components/ProblemNotice';
import { RemoveDocument } from '@/components/RemoveDocument';
import { UndoRedo } from '@/components/UndoRedo';
import { PartList } from '@/features/atlas/PartList';
import { usePart } from '@/features/atlas/useAtlas';
import { type EditedDocument, useCreate, useDocument, useDocuments } from '@/features/journeys/document/hooks';
import { OwnFields } from '@/features/fields/OwnFields';
import { CommentList } from '@/features/comments/CommentList';
import { closenesses } from './layout';
import { kinds, sourcings } from './people';
import { RelationItem } from './RelationItem';
import { useStakeholderSearch } from './StakeholdersPage';
import classes from './Stakeholders.module.css';

/** One stakeholder at the side: what it is, what it gives and receives, and its part in the journeys. */
export function StakeholderPanel({ id }: { id: string }) {
  const { t, text } = useLanguage();
  const { canEdit } = useWorkspace();
  const { setSearch } = useStakeholderSearch();
  const { edited, isPending, error, refetch } = useDocument('stakeholder', id);
  const relations = useRelationsOf(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const loaded = edited !== undefined;
  useEffect(() => {
    // Whoever opened the panel by a click or key goes on in it; a panel opened by the address leaves the focus alone.
    if (loaded && document.activeElement && document.activeElement !== document.body) heading.current?.focus({ preventScroll: true });
  }, [loaded]);
  const close = () => {
    setSearch({ selected: undefined });
    requestAnimationFrame(() => document.querySelector<SVGGElement>(`[data-node="${CSS.escape(id)}"] [role="button"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  const title = text(edited?.body.title) || t('stakeholder.untitled');
  return (
    <aside className={classes.panel} aria-label={title} onKeyDown={onKeyDown}>
      <div className={classes.panelHead}>
        {edited
          ? <h2 ref={heading} tabIndex={-1} className={classes.panelTitle}><EditableText label={t('field.title')} value={edited.body.title} readOnly={!canEdit} onSave={(language, value) => edited.change([{ op: 'set', path: `title/${language}`, value }])} /></h2>
          : <span className={classes.panelTitle} />}
        {edited && canEdit && (
          <>
            <UndoRedo edited={edited} />
            <RemoveDocument kind="stakeholder" id={id} title={title} consequence={t('stakeholder.removed', { count: relations.length })} onRemoved={() => setSearch({ selected: undefined })} />
          </>
        )}
        <ActionIcon aria-label={t('action.close')} onClick={close}><X size={16} aria-hidden="true" /></ActionIcon>
      </div>
      <div className={classes.panelBody} tabIndex={0} role="region" aria-label={title}>
        {isPending && <Skeleton height={260} mt={12} />}
        {!isPending && !edited && <ProblemNotice error={error} onRetry={refetch} />}
        {edited && (
          <>
            <Facts edited={edited} readOnly={!canEdit} />
            <OwnFields kind="stakeholder" edited={edited} readOnly={!canEdit} />
            <Relations id={id} relations={relations} readOnly={!canEdit} />
            <h3 className={classes.panelPart}>{t('part.ofStakeholder')}</h3>
            <OwnPart id={id} />
            <h3 className={classes.panelPart}>{t('comments.title')}</h3>
            <CommentList about={{ kind: 'stakeholder', document: id, place: '' }} wanted={undefined} nameOf={() => ''} />
          </>
        )}
      </div>
    </aside>
  );
}

function useRelationsOf(id: string): Document<StakeholderRelation>[] {
  const relations = useDocuments('stakeholder-relation').data ?? [];
  return relations.filter(({ body }) => [body.from, body.to].some((end) => end.kind === 'stakeholder' && end.id === id));
}

function Facts({ edited, readOnly }: { edited: EditedDocument<Stakeholder>; readOnly: boolean }) {
  const { t, text } = useLanguage();
  const { slug, path } = useWorkspace();
  const { body } = edited;
  const members = useQuery({ queryKey: ['members', slug], queryFn: () => api.get<Member[]>(`${path}/members`) }).data ?? [];
  const departments = useDocuments('department').data ?? [];
  const touchpoints = useDocuments('touchpoint').data ?? [];
  const set = (field: string, value: unknown) => edited.change([{ op: 'set', path: field, value }]);
  const named = (documents: { id: string; body: { title: Text } }[]) => documents.map((one) => ({ value: one.id, label: text(one.body.title) || t('map.untitled') }));
  const longText = (field: 'description' | 'outsourcing') => (
    <Field label={t(`stakeholder.field.${field}`)}>
      <EditableText label={t(`stakeholder.field.${field}`)} value={body[field]} multiline readOnly={readOnly} onSave={(language, value) => set(`${field}/${language}`, value)} />
    </Field>
  );
  return (
    <Fields>
      {longText('description')}
      <ChoiceField label={t('stakeholder.kind')} value={body.kind} clearable choices={kinds.map((kind) => ({ value: kind, label: t(`stakeholder.kind.${kind}`) }))} readOnly={readOnly} onChange={(value) => set('kind', value)} />
      <ChoiceField label={t('stakeholder.closeness')} value={body.closeness ?? 'direct'} choices={closenesses.map((value) => ({ value, label: t(`stakeholder.closeness.${value}`) }))} readOnly={readOnly} onChange={(value) => set('closeness', value)} />
      <RatingField label={t('stakeholder.influence')} value={body.influence} readOnly={readOnly} onChange={(value) => set('influence', value)} />
      <ChoiceField label={t('stakeholder.sourcing')} value={body.sourcing ?? 'internal'} choices={sourcings.map((value) => ({ value, label: t(`stakeholder.sourcing.${value}`) }))} readOnly={readOnly} onChange={(value) => set('sourcing', value)} />
      {longText('outsourcing')}
      <ChoiceField label={t('stakeholder.user')} value={body.user} clearable searchable choices={members.map(({ user, name }) => ({ value: user, label: name }))} readOnly={readOnly} onChange={(value) => set('user', value)} />
      <ChoiceField label={t('field.department')} value={body.department} clearable choices={named(departments)} readOnly={readOnly} onChange={(value) => set('department', value)} />
      <ChoicesField label={t('navigation.touchpoints')} value={body.touchpoints ?? []} choices={named(touchpoints)} readOnly={readOnly} onChange={(value) => set('touchpoints', value)} />
    </Fields>
  );
}

function Relations({ id, relations, readOnly }: { id: string; relations: Document<StakeholderRelation>[]; readOnly: boolean }) {
  const { t } = useLanguage();
  const create = useCreate('stakeholder-relation');
  const [open, setOpen] = useState<string | null>(null);
  const stakeholders = byId(useDocuments('stakeholder').data);
  const personas = byId(useDocuments('persona').data);
  const add = async () => {
    const created = await create.mutateAsync({ from: { kind: 'stakeholder', id }, to: { kind: 'customer' }, given: 'service', effect: 'neutral', title: {} });
    setOpen(created.id);
  };
  const gives = relations.filter(({ body }) => body.from.id === id);
  const receives = relations.filter(({ body }) => body.to.id === id);
  const list = (rows: Document<StakeholderRelation>[]) => (
    <ul className={classes.relations}>
      {rows.map((relation) => (
        <RelationItem key={relation.id} relation={relation} own={id} stakeholders={stakeholders} personas={personas} open={open === relation.id} onToggle={() => setOpen(open === relation.id ? null : relation.id)} readOnly={readOnly} />
      ))}
    </ul>
  );
  return (
    <>
      <h3 className={classes.panelPart}>{t('stakeholder.gives')}</h3>
      {gives.length > 0 ? list(gives) : <p className={classes.calm}>{t('stakeholder.givesNothing')}</p>}
      <h3 className={classes.panelPart}>{t('stakeholder.receives')}</h3>
      {receives.length > 0 ? list(receives) : <p className={classes.calm}>{t('stakeholder.receivesNothing')}</p>}
      {create.isError && <ProblemNotice error={create.error} />}
      {!readOnly && <Button variant="subtle" size="compact-xs" mt={6} leftSection={<Plus size={13} />} loading={create.isPending} onClick={() => void add()}>{t('stakeholder.addRelation')}</Button>}
    </>
  );
}

function OwnPart({ id }: { id: string }) {
  const part = usePart(id);
  if (part.isPending) return <Skeleton height={60} />;
  if (part.isError) return <ProblemNotice error={part.error} onRetry={() => void part.refetch()} />;
  return <PartList part={part.data} short />;
}
