import type { Lane } from '@/api/types';
import { useLanguage } from '@/app/language';
import { referenceKindOf } from '../state/lanes';
import { useLibrary } from '../state/library';
import { TouchpointDot } from './TouchpointDot';
import classes from './Grid.module.css';

/** The legend of a lane under its name: what its strokes, dots and marks mean. */
export function LaneNote({ lane }: { lane: Lane }) {
  const { t } = useLanguage();
  const library = useLibrary();
  if (lane.kind === 'emotion') return <CurveLegend />;
  if (lane.kind === 'touchpoints') {
    const used = new Set(lane.cards.flatMap((card) => card.reference?.id ?? []));
    const kinds = [...new Set([...used].flatMap((id) => library.find('touchpoint', id)?.touchpoint?.kind ?? []))].sort();
    return (
      <>
        <span className={classes.laneNote}>{t('map.note.touchpoints', { used: used.size, all: library.ofKind('touchpoint').length })}</span>
        <span className={classes.laneLegend}>
          {kinds.map((kind) => <span key={kind}><TouchpointDot kind={kind} /> {t(`touchKind.${kind}`)}</span>)}
        </span>
      </>
    );
  }
  if (lane.kind === 'abandonment-reasons') return (
    <span className={classes.laneLegend}><span className={classes.sample}>{t('map.note.measured')}</span><span>{t('map.note.assumed')}</span></span>
  );
  if (referenceKindOf(lane) || lane.cards.length === 0) return null;
  const levels = [...new Set(lane.cards.map((card) => card.evidence?.level ?? 'assumption'))].sort();
  return (
    <span className={classes.laneLegend}>
      {levels.map((level) => <span key={level}><span className={classes.mark} data-level={level} aria-hidden="true" /> {t(`map.evidence.${level}`)}</span>)}
    </span>
  );
}

function CurveLegend() {
  const { t } = useLanguage();
  return (
    <span className={classes.laneLegend}>
      {(['measured', 'assumed', 'staff'] as const).map((series) => (
        <span key={series}>
          <svg width="18" height="6" aria-hidden="true" className={classes.stroke} data-series={series}><line x1="0" x2="18" y1="3" y2="3" /></svg> {t(`map.curve.${series}`)}
        </span>
      ))}
    </span>
  );
}
