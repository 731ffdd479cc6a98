import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { Card, Evidence, Journey, Lane } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { remove } from '../map/editing/edits';
import { useCommands } from '../map/state/context';
import { useLibrary } from '../map/state/library';
import { Part } from './Part';
import classes from './Panel.module.css';

const levels = ['assumption', 'qualitative', 'quantitative'] as const;
const tones = ['neutral', 'good', 'bad'] as const;

/** A card: its text or what it refers to, and the evidence for it. */
export function CardPanel({ body, card, lane }: { body: Journey; card: Card; lane: Lane }) {
  const { t } = useLanguage();
  const { change, canEdit, open } = useCommands();
  const path = `lanes/${lane.id}/cards/${card.id}`;
  const set = (field: string, value: unknown) => change([{ op: 'set', path: `${path}/${field}`, value }]);
  return (
    <>
      {card.reference
        ? <Referenced reference={card.reference} />
        : (
          <Part title={t('map.card')}>
            <EditableText value={card.text} label={t('map.card')} multiline readOnly={!canEdit} onSave={(language, value) => set(`text/${language}`, value ?? null)} />
            <SegmentedControl mt={10} size="xs" aria-label={t('map.tone')} value={card.tone ?? 'neutral'} disabled={!canEdit} onChange={(value) => set('tone', value === 'neutral' ? null : value)} data={tones.map((tone) => ({ value: tone, label: t(`map.tone.${tone}`) }))} />
          </Part>
        )}
      <EvidenceFields evidence={card.evidence ?? { level: 'assumption' }} canEdit={canEdit} onSave={(evidence) => set('evidence', evidence)} />
      {canEdit && (
        <Part title={t('map.card.more')}>
          <Button variant="default" color="red" onClick={() => { open({}); change(remove(body, card.id)); }}>{t('map.removeCard')}</Button>
        </Part>
      )}
    </>
  );
}

function Referenced({ reference }: { reference: NonNullable<Card['reference']> }) {
  const { t, tCode, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const library = useLibrary();
  const entry = library.find(reference.kind, reference.id);
  return (
    <Part title={tCode('map.kind', reference.kind)}>
      <p style={{ margin: 0 }}>{entry ? text(entry.title) : t('map.missing')}</p>
      {entry?.insight && text(entry.insight.description) && <p className={classes.muted} style={{ margin: '6px 0 0' }}>{text(entry.insight.description)}</p>}
      {entry?.initiative && text(entry.initiative.description) && <p className={classes.muted} style={{ margin: '6px 0 0' }}>{text(entry.initiative.description)}</p>}
      {entry?.initiative && <p className={classes.muted} style={{ margin: '6px 0 0' }}>{tCode('initiativeState', entry.initiative.state ?? 'idea')}</p>}
      {reference.kind === 'persona' && <p style={{ margin: '10px 0 0' }}><Link to="/w/$workspace/personas/$persona" params={{ workspace, persona: reference.id }}>{t('map.openPage')}</Link></p>}
      {reference.kind === 'journey' && <p style={{ margin: '10px 0 0' }}><Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: reference.id }}>{t('map.openPage')}</Link></p>}
    </Part>
  );
}

interface EvidenceProps { evidence: Evidence; canEdit: boolean; onSave: (evidence: Evidence) => void }

/** What the card stands on: assumption, qualitative or quantitative, with sources, date, n and author. */
function EvidenceFields({ evidence, canEdit, onSave }: EvidenceProps) {
  const { t } = useLanguage();
  const save = (change: Partial<Evidence>) => {
    const next = { ...evidence, ...change };
    onSave(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== '')) as unknown as Evidence);
  };
  const onBlur = (field: 'author' | 'date', before: string | undefined) => (event: React.FocusEvent<HTMLInputElement>) => {
    const value = event.currentTarget.value.trim();
    if (value !== (before ?? '')) save({ [field]: value === '' ? undefined : value });
  };
  return (
    <Part title={t('map.evidence')} note={t('map.evidence.text')}>
      <div className={classes.fields}>
        <SegmentedControl size="xs" fullWidth aria-label={t('map.evidence')} value={evidence.level} disabled={!canEdit} onChange={(level) => save({ level: level as Evidence['level'] })} data={levels.map((level) => ({ value: level, label: t(`map.evidence.${level}`) }))} />
        <TextInput key={`sources/${evidence.sources?.join()}`} label={t('map.evidence.sources')} defaultValue={evidence.sources?.join('; ') ?? ''} disabled={!canEdit} onBlur={(event) => {
          const sources = event.currentTarget.value.split(';').map((part) => part.trim()).filter(Boolean);
          if (sources.join('; ') !== (evidence.sources ?? []).join('; ')) save({ sources });
        }} />
        <NumberInput key={`n/${evidence.n}`} label="n" min={0} defaultValue={evidence.n ?? ''} disabled={!canEdit} onBlur={(event) => {
          const value = event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value);
          if (value !== evidence.n) save({ n: value as never });
        }} />
        <TextInput key={`date/${evidence.date}`} type="date" label={t('map.evidence.date')} defaultValue={evidence.date ?? ''} disabled={!canEdit} onBlur={onBlur('date', evidence.date)} />
        <TextInput key={`author/${evidence.author}`} label={t('map.evidence.author')} defaultValue={evidence.author ?? ''} disabled={!canEdit} onBlur={onBlur('author', evidence.author)} />
      </div>
    </Part>
  );
}
