import { useState } from 'react';
import { Button, Skeleton, Textarea } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { Workshop } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EditableText } from '@/components/EditableText';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { RemoveDocument } from '@/components/RemoveDocument';
import { UndoRedo } from '@/components/UndoRedo';
import type { EditedDocument } from '@/features/journeys/document/hooks';
import { StickyBoard } from './StickyBoard';
import { Timer } from './Timer';
import { useBallot, useWorkshop } from './useWorkshop';
import { WorkshopSettings } from './WorkshopSettings';
import improvements from '@/features/improvements/Improvements.module.css';
import classes from './Workshops.module.css';

const phases = ['collect', 'group', 'vote', 'take-over', 'done'] as const;

/** A workshop: everybody writes, puts together, votes; the best goes into maps and lists. */
export function WorkshopPage() {
  const { t, text } = useLanguage();
  const { canContribute } = useWorkspace();
  const { workshop: id = '', workspace = '' } = useParams({ strict: false }) as { workshop?: string; workspace?: string };
  const navigate = useNavigate();
  const workshop = useWorkshop(id);
  const { edited, isPending, error, refetch } = workshop;
  const phase = edited?.body.phase ?? 'collect';
  const { ballot, vote } = useBallot(id, phase === 'vote');
  if (isPending) return <div className={improvements.page}><Skeleton height={24} width={320} mb={30} /><Skeleton height={300} /></div>;
  if (!edited) return <ProblemNotice error={error} onRetry={refetch} />;
  const title = text(edited.body.title) || t('map.untitled');
  const words = (field: 'title' | 'question', label: string) => (
    <EditableText label={label} value={edited.body[field]} readOnly={!canContribute} placeholder={label} onSave={(language, value) => edited.change([{ op: 'set', path: `${field}/${language}`, value }])} />
  );
  const problem = workshop.write.error ?? workshop.count.error ?? workshop.take.error ?? vote.error;
  return (
    <>
      <PageHeader
        title={title}
        above={<Link to="/w/$workspace/improvements" params={{ workspace }} search={{ view: 'workshops' }} className={improvements.above}>{t('improvements.view.workshops')}</Link>}
        titleElement={words('title', t('field.title'))}
        actions={(
          <>
            <Timer edited={edited} />
            {canContribute && <WorkshopSettings edited={edited} />}
            {canContribute && <UndoRedo edited={edited} />}
            {canContribute && <RemoveDocument kind="workshop" id={id} title={title} consequence={t('workshop.removed')} onRemoved={() => void navigate({ to: '/w/$workspace/improvements', params: { workspace }, search: { view: 'workshops' } })} />}
          </>
        )}
      >
        <Phases edited={edited} onCount={() => workshop.count.mutate()} />
      </PageHeader>
      <div className={improvements.page}>
        <p className={classes.question}>{words('question', t('workshop.question'))}</p>
        <p className={improvements.calm} role="status">
          {phase === 'vote' && ballot
            ? t('workshop.votesLeft', { left: ballot.left, voters: ballot.voters })
            : t(`workshop.hint.${phase}`)}
        </p>
        {problem && <ProblemNotice error={problem} />}
        {canContribute && (phase === 'collect' || phase === 'group') && <Writing isAnonymous={edited.body.anonymous ?? false} isBusy={workshop.write.isPending} onWrite={(note) => workshop.write.mutateAsync(note)} />}
        <StickyBoard edited={edited} ballot={ballot} onVote={(target, votes) => vote.mutate({ target, votes })} onTake={(taking) => workshop.take.mutate(taking)} />
      </div>
    </>
  );
}

/** How far the workshop is; whoever leads it goes on from here. Votes are counted on the way from voting to taking over. */
function Phases({ edited, onCount }: { edited: EditedDocument<Workshop>; onCount: () => void }) {
  const { t, tCode } = useLanguage();
  const { canEdit } = useWorkspace();
  const current = edited.body.phase ?? 'collect';
  const goTo = (phase: (typeof phases)[number]) => {
    if (current === 'vote' && phase === 'take-over') onCount();
    else edited.change([{ op: 'set', path: 'phase', value: phase }, { op: 'set', path: 'timer_ends', value: undefined }]);
  };
  return (
    <ol className={classes.phases} aria-label={t('workshop.phase')}>
      {phases.map((phase) => (
        <li key={phase}>
          <button type="button" disabled={!canEdit || phase === current} aria-current={phase === current ? 'step' : undefined} onClick={() => goTo(phase)}>{tCode('workshopPhase', phase)}</button>
        </li>
      ))}
    </ol>
  );
}

function Writing({ isAnonymous, isBusy, onWrite }: { isAnonymous: boolean; isBusy: boolean; onWrite: (text: string) => Promise<unknown> }) {
  const { t } = useLanguage();
  const [draft, setDraft] = useState('');
  const send = async () => {
    if (draft.trim() === '' || isBusy) return;
    // What could not be sent stays in the field; the page says why.
    await onWrite(draft.trim()).then(() => setDraft(''), () => undefined);
  };
  return (
    <form className={classes.writing} onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Textarea
        aria-label={t('workshop.newNote')}
        placeholder={t(isAnonymous ? 'workshop.newNoteAnonymous' : 'workshop.newNote')}
        value={draft}
        maxLength={500}
        autosize
        minRows={1}
        style={{ flex: 1 }}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          void send();
        }}
      />
      <Button type="submit" loading={isBusy} disabled={draft.trim() === ''}>{t('workshop.stick')}</Button>
    </form>
  );
}
