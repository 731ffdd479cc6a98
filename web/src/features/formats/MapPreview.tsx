import { useState } from 'react';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { DraftGrid } from './DraftGrid';
import { TouchpointMatches } from './TouchpointMatches';
import { type Draft, type Note, type Reading, useImportPlan } from './useMapImport';
import { withDecision, withLaneKind } from './draft';
import classes from './Formats.module.css';

interface Props { reading: Reading; making: boolean; problem: unknown; onBack: () => void; onMake: (draft: Draft) => void }

/** What was understood of a file, and what not; title, language, lanes and touchpoints can be corrected. */
export function MapPreview({ reading, making, problem, onBack, onMake }: Props) {
  const { t } = useLanguage();
  const [draft, setDraft] = useState(reading.draft);
  const [settled] = useDebouncedValue(draft, 300);
  const plan = useImportPlan(settled);
  const notes = [...reading.notes, ...(plan.data?.notes ?? [])];
  const unsure = draft.lanes.filter((lane) => !lane.recognised).length;
  return (
    <Stack gap={16}>
      <Group align="flex-end" gap={12}>
        <TextInput className={classes.title} label={t('newJourney.name')} value={draft.title} onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })} data-autofocus />
        <Select
          label={t('mapImport.language')}
          allowDeselect={false}
          data={[{ value: 'de', label: t('mapImport.language.de') }, { value: 'en', label: t('mapImport.language.en') }]}
          value={draft.language}
          onChange={(language) => language && setDraft({ ...draft, language })}
        />
      </Group>
      {plan.data && <p className={classes.text} role="status">{t('mapImport.understood', { phases: draft.phases.length, steps: plan.data.steps, cards: plan.data.cards })}</p>}
      {unsure > 0 && <p className={classes.warn}>{t('mapImport.unsure', { count: unsure })}</p>}
      <DraftGrid draft={draft} onKind={(lane, kind) => setDraft(withLaneKind(draft, lane, kind))} />
      {plan.data && <TouchpointMatches matches={plan.data.touchpoints} onDecide={(match, touchpoint) => setDraft(withDecision(draft, match, touchpoint))} />}
      {notes.length > 0 && <Notes notes={notes} />}
      {plan.isError && <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />}
      {problem !== null && <ProblemNotice error={problem} />}
      <Group justify="flex-end" className={classes.actions}>
        <Button variant="default" onClick={onBack}>{t('mapImport.back')}</Button>
        <Button disabled={!plan.isSuccess || draft.title.trim() === ''} loading={making} onClick={() => onMake(draft)}>{t('newJourney.create')}</Button>
      </Group>
    </Stack>
  );
}

function Notes({ notes }: { notes: Note[] }) {
  const { t, tCode } = useLanguage();
  return (
    <section>
      <h3 className={classes.heading}>{t('mapImport.notes')} <span>{notes.length}</span></h3>
      <ul className={`${classes.list} ${classes.long}`} tabIndex={0} aria-label={t('mapImport.notes')}>
        {notes.map((note, index) => (
          // Notes have no identity of their own and never change their order.
          <li key={index}>{tCode('mapImport.note', note.code)} <span>{[note.place, note.text].filter(Boolean).join(': ')}</span></li>
        ))}
      </ul>
    </section>
  );
}
