import { Button, SegmentedControl } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { Card, Journey, Lane } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { EvidenceFields } from '@/features/evidence/EvidenceFields';
import { remove } from '../map/editing/edits';
import { useCommands } from '../map/state/context';
import { useLibrary } from '../map/state/library';
import { Part } from './Part';
import classes from './Panel.module.css';

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
      <Part title={t('map.evidence')} note={t('map.evidence.text')}>
        <EvidenceFields evidence={card.evidence ?? { level: 'assumption' }} canEdit={canEdit} onSave={(evidence) => set('evidence', evidence)} />
      </Part>
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
      {entry?.metric && text(entry.metric.formula) && <p className={classes.muted} style={{ margin: '6px 0 0' }}>{text(entry.metric.formula)}</p>}
      {reference.kind === 'metric' && <p style={{ margin: '10px 0 0' }}><Link to="/w/$workspace/metrics" params={{ workspace }} search={{ metric: reference.id }}>{t('map.openPage')}</Link></p>}
      {reference.kind === 'persona' && <p style={{ margin: '10px 0 0' }}><Link to="/w/$workspace/personas/$persona" params={{ workspace, persona: reference.id }}>{t('map.openPage')}</Link></p>}
      {reference.kind === 'journey' && <p style={{ margin: '10px 0 0' }}><Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: reference.id }}>{t('map.openPage')}</Link></p>}
    </Part>
  );
}
