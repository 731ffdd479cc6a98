import { useLanguage } from '@/app/language';
import { coverage, evidenceShare } from './tree';
import type { AtlasJourney, JourneyHealth } from './useAtlas';
import classes from './Atlas.module.css';

const width = 320;

/** What is known of the journey that is pointed at. */
export function JourneyCard({ journey, health, variants, x, y }: { journey: AtlasJourney; health: JourneyHealth | undefined; variants: number | undefined; x: number; y: number }) {
  const { t, text, tCode, format } = useLanguage();
  const covered = coverage(journey);
  const known = evidenceShare(journey);
  const { evidence } = journey;
  const rows: [string, string][] = [
    [t('journey.state'), `${tCode('journeyState', journey.state)} · ${tCode('journeyKind', journey.kind)}`],
    [t('journey.owner'), journey.owner || t('journey.noOwner')],
    [t('atlas.coverage'), covered === null ? '–' : t('atlas.coverageOf', { covered: journey.steps_with_touchpoint, steps: journey.steps })],
    [t('atlas.evidence'), known === null ? '–' : t('atlas.evidenceOf', { share: format.share(known), counted: evidence.quantitative, heard: evidence.qualitative, assumed: evidence.assumption })],
    [t('overview.openPainPoints'), String(journey.open_pain_points.length || '–')],
    [t('overview.runningInitiatives'), String(journey.running_initiatives || '–')],
  ];
  if (variants) rows.push([t('inventory.variants'), String(variants)]);
  if (health) {
    rows.push([t('overview.reachEnd'), t('atlas.reachOf', { share: format.share(health.reached / Math.max(1, health.runs)), runs: health.runs })]);
    if (health.largest_loss) rows.push([t('atlas.largestLoss'), t('atlas.lossOf', { step: text(health.largest_loss.title), share: format.share(health.largest_loss.share) })]);
    if (health.lowest_score) {
      const { score, title } = health.lowest_score;
      rows.push([t('overview.lowestScore'), t('atlas.scoreOf', { step: text(title), mean: format.number(score.mean), low: format.number(score.low), high: format.number(score.high), n: score.n })]);
    }
  }
  const left = Math.max(8, Math.min(x, innerWidth - width - 12));
  const below = y + 260 < innerHeight;
  return (
    <div className={classes.card} style={below ? { left, top: y + 6, width } : { left, bottom: innerHeight - y + 48, width }} aria-hidden="true">
      <strong>{text(journey.title) || t('journey.untitled')}</strong>
      <dl>{rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {!health && <p className={classes.cardNote}>{t('overview.notMeasured')}</p>}
    </div>
  );
}
