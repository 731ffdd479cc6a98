import { useState } from 'react';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Plus, X } from 'lucide-react';
import { ActionIcon, Select, TextInput, Tooltip } from '@mantine/core';
import { api } from '@/api/client';
import type { Criterion, CriterionSource, Scoring } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import { Field, Fields } from '@/components/Fields';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { RemoveDocument } from '@/components/RemoveDocument';
import { Section } from '@/components/Section';
import { UndoRedo } from '@/components/UndoRedo';
import { useCreate, useDocument, useDocuments } from '@/features/journeys/document/hooks';
import improvements from '@/features/improvements/Improvements.module.css';
import classes from './Opportunities.module.css';

const sources: CriterionSource[] = ['entered', 'effort', 'severity', 'customers', 'score-gap', 'drop-off'];

/** How this workspace weighs opportunities: criteria and the formulas that make one number of them. */
export function ScoringsPage() {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { canEdit } = useWorkspace();
  const scorings = useDocuments('scoring');
  const examples = useQuery({ queryKey: ['scoring-examples'], queryFn: () => api.get<Scoring[]>('/scoring-examples'), staleTime: Infinity });
  const create = useCreate('scoring');
  return (
    <>
      <PageHeader title={t('scoring.title')} above={<Link to="/w/$workspace/improvements" params={{ workspace }} search={{ view: 'opportunities' }} className={improvements.above}>{t('improvements.view.opportunities')}</Link>} />
      {scorings.isError && <ProblemNotice error={scorings.error} onRetry={() => void scorings.refetch()} />}
      <Section title={t('scoring.own')} hint={t('scoring.ownHint')}>
        {scorings.data?.length === 0 && <p className={classes.unplaced}>{t('scoring.none')}</p>}
        {scorings.data?.map(({ id }) => <OneScoring key={id} id={id} />)}
      </Section>
      {canEdit && (
        <Section title={t('scoring.begin')} hint={t('scoring.beginHint')}>
          <div className={classes.examples}>
            {examples.data?.map((example) => <Button key={text(example.title)} variant="default" leftSection={<Plus size={13} />} title={text(example.description)} onClick={() => create.mutate(example)}>{text(example.title)}</Button>)}
          </div>
          {create.isError && <ProblemNotice error={create.error} />}
        </Section>
      )}
    </>
  );
}

function OneScoring({ id }: { id: string }) {
  const { t, text } = useLanguage();
  const { canEdit } = useWorkspace();
  const { edited } = useDocument('scoring', id);
  if (!edited) return null;
  const { body } = edited;
  const readOnly = !canEdit;
  const set = (path: string, value: unknown) => edited.change([{ op: 'set', path, value }]);
  const words = (field: 'title' | 'description') => <EditableText label={t(`field.${field}`)} value={body[field]} multiline={field === 'description'} readOnly={readOnly} onSave={(language, value) => set(`${field}/${language}`, value)} />;
  return (
    <article className={classes.scoring}>
      <h2>
        <span>{words('title')}</span>
        {canEdit && <span style={{ display: 'flex', gap: 4 }}><UndoRedo edited={edited} /><RemoveDocument kind="scoring" id={id} title={text(body.title)} consequence={t('scoring.removed')} onRemoved={() => undefined} /></span>}
      </h2>
      {words('description')}
      <Fields>
        <Field label={t('opportunities.benefit')} hint={t('scoring.benefitHint')}><span className={classes.formula}><EditableValue label={t('opportunities.benefit')} value={body.benefit ?? ''} readOnly={readOnly} onSave={(value) => set('benefit', value)} /></span></Field>
        <Field label={t('opportunities.score')} hint={t('scoring.scoreHint')}><span className={classes.formula}><EditableValue label={t('opportunities.score')} value={body.score ?? ''} readOnly={readOnly} onSave={(value) => set('score', value)} /></span></Field>
      </Fields>
      <table className={classes.values}>
        <thead><tr><th scope="col">{t('scoring.name')}</th><th scope="col">{t('scoring.criterion')}</th><th scope="col">{t('scoring.source')}</th><th scope="col">{t('scoring.scale')}</th><th scope="col"><span className="visually-hidden">{t('action.remove')}</span></th></tr></thead>
        <tbody>
          {(body.criteria ?? []).map((criterion) => (
            <CriterionRow key={criterion.id} criterion={criterion} readOnly={readOnly} set={(path, value) => set(`criteria/${criterion.id}/${path}`, value)} remove={() => edited.change([{ op: 'remove', path: `criteria/${criterion.id}` }])} />
          ))}
        </tbody>
      </table>
      {canEdit && <NewCriterion onAdd={(criterion) => edited.change([{ op: 'insert', path: 'criteria', value: { ...criterion } }])} />}
    </article>
  );
}

function CriterionRow({ criterion, readOnly, set, remove }: { criterion: Criterion; readOnly: boolean; set: (path: string, value: unknown) => void; remove: () => void }) {
  const { t, tCode, text, format } = useLanguage();
  const limit = (field: 'minimum' | 'maximum') => (
    <EditableValue label={t(`scoring.${field}`)} value={criterion[field] === null || criterion[field] === undefined ? '' : String(criterion[field])} shown={criterion[field] === null || criterion[field] === undefined ? '–' : format.number(criterion[field], 2)} inputMode="decimal" readOnly={readOnly} onSave={(value) => Number.isFinite(Number(value.replace(',', '.'))) && set(field, value === '' ? undefined : Number(value.replace(',', '.')))} />
  );
  return (
    <tr>
      <td className={classes.formula} style={{ width: 'auto' }}>{criterion.id}</td>
      <td style={{ width: 'auto' }}><EditableText label={t('scoring.criterion')} value={criterion.title} readOnly={readOnly} onSave={(language, value) => set(`title/${language}`, value)} /><span className={classes.hint}>{text(criterion.description)}</span></td>
      <td style={{ width: 'auto' }}>{tCode('criterionSource', criterion.source ?? 'entered')}</td>
      <td style={{ width: 'auto' }}>{(criterion.source ?? 'entered') === 'entered' && <>{limit('minimum')} – {limit('maximum')}</>}</td>
      <td style={{ width: 'auto' }}>{!readOnly && <Tooltip label={t('scoring.removeCriterion')}><ActionIcon aria-label={`${t('scoring.removeCriterion')}: ${text(criterion.title) || criterion.id}`} onClick={remove}><X size={14} aria-hidden="true" /></ActionIcon></Tooltip>}</td>
    </tr>
  );
}

function NewCriterion({ onAdd }: { onAdd: (criterion: Criterion) => void }) {
  const { t, tCode, language } = useLanguage();
  const [name, setName] = useState('');
  const [source, setSource] = useState<CriterionSource>('entered');
  const fits = /^\p{L}[\p{L}\p{N}_]*$/u.test(name);
  const add = () => {
    onAdd({ id: name, title: { [language]: name }, source });
    setName('');
  };
  return (
    <div className={classes.examples} style={{ alignItems: 'end' }}>
      <TextInput label={t('scoring.name')} description={t('scoring.nameHint')} value={name} onChange={(event) => setName(event.currentTarget.value)} error={name !== '' && !fits} />
      <Select label={t('scoring.source')} data={sources.map((one) => ({ value: one, label: tCode('criterionSource', one) }))} value={source} allowDeselect={false} onChange={(value) => setSource((value ?? 'entered') as CriterionSource)} w={260} />
      <Button variant="default" disabled={!fits} onClick={add}>{t('scoring.addCriterion')}</Button>
    </div>
  );
}
