import { Button, Select, Skeleton } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { newId } from '@/api/ids';
import type { Document, PhaseModel } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EditableText } from '@/components/EditableText';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { RemoveDocument } from '@/components/RemoveDocument';
import { Section } from '@/components/Section';
import table from '@/components/Table.module.css';
import { useCreate, useDocuments, useListed } from '@/features/journeys/document/hooks';
import { SettingsTabs } from '@/features/settings/SettingsTabs';
import { ChoiceCell } from './cells';
import { PhaseComparison } from './PhaseComparison';
import classes from './Taxonomy.module.css';

/** The phase models, which phase of one is which of another, and all journeys by the phases of one. */
export function PhasesPage() {
  const { t, text, language } = useLanguage();
  const { canEdit } = useWorkspace();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { model?: string };
  const models = useDocuments('phase-model');
  const create = useCreate('phase-model');
  const chosen = models.data?.find(({ id }) => id === search.model) ?? models.data?.[0];
  const choose = (model: string | null) => void navigate({ to: '.', search: ((before: object) => ({ ...before, model: model ?? undefined })) as never });
  return (
    <>
      <PageHeader title={t('settings.part.phases')}><SettingsTabs /></PageHeader>
      <div className={classes.page}>
        <Section title={t('phases.models')} hint={t('phases.hint')}>
          {models.isError && <ProblemNotice error={models.error} onRetry={() => void models.refetch()} />}
          {models.isPending && <Skeleton height={160} />}
          {models.data && (
            <div className={classes.choose}>
              <Select label={t('phases.model')} w={320} allowDeselect={false} value={chosen?.id ?? null} onChange={choose} data={models.data.map(({ id, body }) => ({ value: id, label: text(body.title) || t('map.untitled') }))} />
              {canEdit && <Button variant="default" leftSection={<Plus size={14} aria-hidden="true" />} loading={create.isPending} onClick={() => create.mutate({ title: { [language]: t('phases.newModel') }, phases: [] }, { onSuccess: ({ id }) => choose(id) })}>{t('phases.newModel')}</Button>}
            </div>
          )}
          {create.isError && <ProblemNotice error={create.error} />}
          {chosen && models.data && <Model key={chosen.id} model={chosen} others={models.data.filter(({ id }) => id !== chosen.id)} />}
        </Section>
        {chosen && models.data && <Section title={t('phases.comparison')} hint={t('phases.comparisonHint')}><PhaseComparison model={chosen} models={models.data} /></Section>}
      </div>
    </>
  );
}

function Model({ model, others }: { model: Document<PhaseModel>; others: Document<PhaseModel>[] }) {
  const { t, text, language } = useLanguage();
  const { canEdit } = useWorkspace();
  const { body, change } = useListed<'phase-model'>(model);
  const map = (phase: PhaseModel['phases'][number], to: string, place: string | null) => {
    const rest = (phase.maps_to ?? []).filter(({ model: one }) => one !== to);
    change([{ op: 'set', path: `phases/${phase.id}/maps_to`, value: place ? [...rest, { model: to, phase: place }] : rest }]);
  };
  return (
    <>
      <div className={classes.choose}>
        <EditableText label={t('field.title')} value={body.title} readOnly={!canEdit} onSave={(one, value) => change([{ op: 'set', path: `title/${one}`, value: value ?? null }])} />
        {canEdit && <RemoveDocument kind="phase-model" id={model.id} title={text(body.title)} consequence={t('phases.removeConsequence')} onRemoved={() => undefined} />}
      </div>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead><tr><th scope="col">{t('phases.phase')}</th>{others.map((other) => <th key={other.id} scope="col" className={table.wide}>{t('phases.isIn', { model: text(other.body.title) })}</th>)}</tr></thead>
          <tbody>
            {body.phases.map((phase) => (
              <tr key={phase.id}>
                <td><EditableText label={t('phases.phase')} value={phase.title} readOnly={!canEdit} onSave={(one, value) => change([{ op: 'set', path: `phases/${phase.id}/title/${one}`, value: value ?? null }])} /></td>
                {others.map((other) => (
                  <td key={other.id} className={table.wide}>
                    <ChoiceCell label={t('phases.isIn', { model: text(other.body.title) })} value={phase.maps_to?.find((to) => to.model === other.id)?.phase} choices={other.body.phases.map((one) => ({ value: one.id, label: text(one.title) }))} readOnly={!canEdit} onChange={(place) => map(phase, other.id, place)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {canEdit && <Button mt={8} variant="subtle" size="compact-xs" leftSection={<Plus size={13} aria-hidden="true" />} onClick={() => change([{ op: 'insert', path: 'phases', value: { id: newId(), title: { [language]: t('phases.newPhase') } } }])}>{t('phases.addPhase')}</Button>}
    </>
  );
}
