import { type FormEvent, useState } from 'react';
import { Button, Group, MultiSelect, Skeleton, Stack, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useSession, useWorkspace } from '@/app/session';
import { Pill } from '@/components/Pill';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useMembers } from '@/features/comments/useComments';
import { useCommands } from '@/features/journeys/map/state/context';
import panel from '@/features/journeys/panels/Panel.module.css';
import { type Review, type Reviews, useReviewAction, useReviews, type Verdict } from './useReviews';

/** Whether a journey may go live, who is asked about it, and what they said. */
export function ReviewPanel({ id, body, version }: { id: string; body: Journey; version: number }) {
  const { canEdit } = useWorkspace();
  const reviews = useReviews(id, version);
  const act = useReviewAction(id);
  if (reviews.isPending) return <Skeleton height={200} mt={16} />;
  if (reviews.isError) return <ProblemNotice error={reviews.error} onRetry={() => void reviews.refetch()} />;
  const [latest] = reviews.data.reviews;
  const ended = body.state === 'live' || body.state === 'retired';
  const open = latest && latest.outcome !== 'withdrawn' && !ended ? latest : undefined;
  const waits = open?.outcome === 'open' && body.state === 'in-review';
  return (
    <>
      <Standing id={id} body={body} reviews={reviews.data} version={version} open={open} />
      {act.isError && <ProblemNotice error={act.error} />}
      {open && <AnswerForm review={open} version={version} act={act} />}
      {canEdit && !ended && !waits && <RequestForm act={act} />}
      <History reviews={reviews.data.reviews} />
    </>
  );
}

interface StandingProps { id: string; body: Journey; reviews: Reviews; version: number; open: Review | undefined }

/** What holds the journey back from going live, if anything, and what to compare it with. */
function Standing({ id, body, reviews, version, open }: StandingProps) {
  const { t } = useLanguage();
  const { canEdit, change } = useCommands();
  const navigate = useNavigate();
  const compare = (with_: number) => void navigate({ to: '.', search: ((search: object) => ({ ...search, compare: `${id}@${with_}` })) as never });
  const { approved, approval_needed: needed, last_live_version: live } = reviews;
  const isLive = body.state === 'live';
  const words = isLive ? 'review.isLive' : approved ? 'review.approvedNow' : needed ? 'review.needed' : 'review.notNeeded';
  return (
    <section className={panel.part}>
      <p>{t(words)}</p>
      <Group gap={8}>
        {canEdit && !isLive && (approved || !needed) && <Button onClick={() => change([{ op: 'set', path: 'state', value: 'live' }])}>{t('review.goLive')}</Button>}
        {typeof live === 'number' && live < version && <Button variant="default" onClick={() => compare(live)}>{t('review.compareLive')}</Button>}
        {open && open.version < version && <Button variant="default" onClick={() => compare(open.version)}>{t('review.compareRequested')}</Button>}
      </Group>
    </section>
  );
}

type Act = ReturnType<typeof useReviewAction>;

function RequestForm({ act }: { act: Act }) {
  const { t } = useLanguage();
  const me = useSession().user?.id;
  const members = useMembers().data ?? [];
  const [people, setPeople] = useState<string[]>([]);
  const [text, setText] = useState('');
  const choices = members.filter((member) => member.user !== me && member.role !== 'viewer').map((member) => ({ value: member.user, label: member.name }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ action: 'request', people, text: text.trim() });
  };
  return (
    <form className={panel.part} onSubmit={submit}>
      <Stack gap={10}>
        <MultiSelect label={t('review.people')} description={t('review.peopleText')} searchable data={choices} value={people} onChange={setPeople} />
        <Textarea label={t('review.text')} autosize minRows={2} maxRows={8} maxLength={10_000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Group justify="flex-end"><Button type="submit" disabled={people.length === 0} loading={act.isPending}>{t('review.request')}</Button></Group>
      </Stack>
    </form>
  );
}

function AnswerForm({ review, version, act }: { review: Review; version: number; act: Act }) {
  const { t } = useLanguage();
  const me = useSession().user?.id;
  const { canEdit, canAdminister } = useWorkspace();
  const [text, setText] = useState('');
  const isMine = review.requested_by.user === me;
  const isAsked = review.people.some((person) => person.user === me);
  const answer = (verdict: Verdict) => act.mutate({ action: 'answer', review: review.id, verdict, version, text: text.trim() }, { onSuccess: () => setText('') });
  if (!isAsked && !canEdit) return null;
  return (
    <section className={panel.part}>
      <Stack gap={10}>
        <Textarea label={t('review.answerText')} autosize minRows={2} maxRows={8} maxLength={10_000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Group gap={8}>
          {!isMine && <Button loading={act.isPending} onClick={() => answer('approved')}>{t('review.approve')}</Button>}
          {!isMine && <Button variant="default" disabled={act.isPending} onClick={() => answer('changes-asked')}>{t('review.askChanges')}</Button>}
          <Button variant="default" disabled={act.isPending || text.trim() === ''} onClick={() => answer('comment')}>{t('review.comment')}</Button>
          {(isMine || canAdminister) && <Button variant="subtle" disabled={act.isPending} onClick={() => act.mutate({ action: 'withdraw', review: review.id })}>{t('review.withdraw')}</Button>}
        </Group>
      </Stack>
    </section>
  );
}

const tones = { open: 'waiting', approved: 'active', 'changes-asked': 'bad', withdrawn: 'faint' } as const;

function History({ reviews }: { reviews: Review[] }) {
  const { t, format } = useLanguage();
  return (
    <section className={panel.part}>
      <h3 className={panel.partTitle}>{t('review.history')}</h3>
      {reviews.length === 0 && <p className={panel.muted}>{t('review.none')}</p>}
      {reviews.map((review) => (
        <ol key={review.id} className={panel.changes}>
          <li className={panel.change}>
            <Pill tone={tones[review.outcome]}>{t(`review.outcome.${review.outcome}`)}</Pill>
            <span className={panel.what}>{t('review.asked', { name: review.requested_by.name, people: review.people.map((person) => person.name).join(', '), version: String(review.version) })}</span>
            {review.text && <q>{review.text}</q>}
            <div className={panel.muted}><time dateTime={review.requested_at} title={format.dateTime(review.requested_at)}>{format.ago(review.requested_at)}</time></div>
          </li>
          {review.answers.map((answer) => (
            <li key={`${answer.by.user}/${answer.at}`} className={panel.change}>
              <span className={panel.what}>{answer.by.name} {t(`review.verdict.${answer.verdict}`, { version: String(answer.version) })}</span>
              {answer.text && <q>{answer.text}</q>}
              <div className={panel.muted}><time dateTime={answer.at} title={format.dateTime(answer.at)}>{format.ago(answer.at)}</time></div>
            </li>
          ))}
        </ol>
      ))}
    </section>
  );
}
