import { memo, type SyntheticEvent } from 'react';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowUpRight } from 'lucide-react';
import type { Card } from '@/api/types';
import { useLanguage } from '@/app/language';
import { evidenceOf, isStale } from '@/features/evidence/ageing';
import { useAgeing } from '@/features/evidence/useAgeing';
import { ChangeMark } from '@/features/variants/compare/ChangeMark';
import { useCommands } from '../state/context';
import type { LibraryEntry } from '../state/library';
import { useHyphens } from '../state/useHyphens';
import { EvidenceDot } from './EvidenceDot';
import { TouchpointDot } from './TouchpointDot';
import { useTab } from './useTab';
import classes from './Grid.module.css';

interface Props {
  card: Card;
  /** What the card refers to; undefined for texts and for references that lead nowhere. */
  entry: LibraryEntry | undefined;
  /** The library is loaded, so that a missing entry is really missing. */
  complete: boolean;
}

/** One card. It draws again only when the card itself, its entry or the language changes. */
export const CardView = memo(function CardView({ card, entry, complete }: Props) {
  const { canEdit } = useCommands();
  const key = `card:${card.id}`;
  const ageing = useAgeing();
  const evidence = evidenceOf(card, entry);
  const boxed = entry?.kind === 'insight' || entry?.kind === 'initiative';
  return (
    <div
      className={boxed ? `${classes.card} ${classes.boxed}` : classes.card}
      role="group"
      data-key={key}
      data-drag={canEdit ? key : undefined}
      data-tone={card.tone ?? undefined}
      data-evidence={evidence === undefined ? undefined : (evidence?.level ?? 'assumption')}
      data-stale={(ageing && isStale(evidence, ageing)) || undefined}
      data-missing={(card.reference && complete && !entry) || undefined}
      style={boxed ? ({ '--edge': edgeOf(entry) } as React.CSSProperties) : undefined}
      tabIndex={useTab(key)}
    >
      {card.reference ? <Reference entry={entry} complete={complete} /> : <Written card={card} />}
      <ChangeMark of={key} />
    </div>
  );
});

function Written({ card }: { card: Card }) {
  const { text } = useLanguage();
  const hyphens = useHyphens(28);
  return (
    <>
      <span className={classes.cardText}>{hyphens(text(card.text))}</span>
      <EvidenceDot evidence={card.evidence} />
    </>
  );
}

function Reference({ entry, complete }: { entry: LibraryEntry | undefined; complete: boolean }) {
  const { t, tCode, text, format } = useLanguage();
  const hyphens = useHyphens(28);
  if (!entry) return <span className={classes.cardText}>{complete ? t('map.missing') : '…'}</span>;
  const title = hyphens(text(entry.title)) || t('map.untitled');
  if (entry.touchpoint) {
    return (
      <>
        <TouchpointDot kind={entry.touchpoint.kind} />
        <span className={classes.cardText}>{title}</span>
      </>
    );
  }
  if (entry.insight) {
    const n = entry.insight.evidence?.n;
    return (
      <>
        <span className={classes.cardText}>{title}</span>
        {n !== undefined && <span className={classes.detail}>n = {format.number(n)}</span>}
      </>
    );
  }
  if (entry.initiative) {
    const state = entry.initiative.state ?? 'idea';
    return (
      <>
        <span className={classes.state} style={{ color: stateColor(state) }}>{tCode('initiativeState', state)}</span>
        <span className={classes.cardText}>{title}</span>
      </>
    );
  }
  return (
    <>
      <span className={classes.cardText}>{title}</span>
      {entry.kind === 'journey' && <OpenJourney id={entry.id} title={text(entry.title)} />}
    </>
  );
}

/** Opens the sub-journey that a card stands for; the card itself opens its panel like every other. */
function OpenJourney({ id, title }: { id: string; title: string }) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const stop = (event: SyntheticEvent) => event.stopPropagation();
  return (
    <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: id }} className={classes.openJourney} aria-label={t('map.openSubJourney', { title })} title={t('map.openSubJourney', { title })} onClick={stop} onPointerDown={stop} onKeyDown={stop}>
      <ArrowUpRight size={13} aria-hidden="true" />
    </Link>
  );
}

function edgeOf(entry: LibraryEntry | undefined): string {
  if (entry?.initiative) return stateColor(entry.initiative.state ?? 'idea');
  switch (entry?.insight?.kind) {
    case 'pain-point':
    case 'disappointment':
      return 'var(--score-1)';
    case 'gain':
      return 'var(--score-7)';
    default:
      return 'var(--curve-staff)';
  }
}

function stateColor(state: string): string {
  if (state === 'running') return 'var(--warn)';
  if (state === 'done' || state === 'measured') return 'var(--score-text-high)';
  return 'var(--text-muted)';
}
