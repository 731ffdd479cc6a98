import { Link, useParams } from '@tanstack/react-router';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useLanguage } from '@/app/language';
import { EvidenceMark } from '@/components/EvidenceMark';
import { Section } from '@/components/Section';
import type { AtlasJourney } from '@/features/atlas/useAtlas';
import { openPainPoints } from './portfolio';
import classes from './Overview.module.css';

const shown = 8;

/** The worst open pain points and the journeys they sit on. */
export function PainPointList({ journeys }: { journeys: AtlasJourney[] }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const insights = useDocuments('insight').data;
  const initiatives = useDocuments('initiative').data;
  if (!insights || !initiatives) return null;
  const open = openPainPoints(insights, initiatives);
  return (
    <Section title={t('overview.openPainPoints')} hint={open.length > shown ? t('overview.worstOf', { shown, count: open.length }) : undefined}>
      {open.length === 0 && <p className={classes.calm}>{t('overview.noPainPoints')}</p>}
      <ul className={classes.list}>
        {open.slice(0, shown).map(({ id, body }) => (
          <li key={id} className={classes.item}>
            <Severity severity={body.severity ?? 0} />
            <span className={classes.itemTitle}>{text(body.title)}</span>
            <span className={classes.itemMeta}>
              <EvidenceMark evidence={body.evidence} size={9} />{' '}
              {journeys.filter((journey) => journey.open_pain_points.includes(id)).map((journey, index) => (
                <span key={journey.id}>
                  {index > 0 && ', '}
                  <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }}>{text(journey.title)}</Link>
                </span>
              ))}
              {body.evidence?.n ? ` · n = ${format.number(body.evidence.n)}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Severity({ severity }: { severity: number }) {
  const { t } = useLanguage();
  return (
    <span className={classes.severity} role="img" aria-label={t('insight.severity', { severity })} title={t('insight.severity', { severity })}>
      {[1, 2, 3, 4, 5].map((level) => <i key={level} data-on={level <= severity || undefined} />)}
    </span>
  );
}
