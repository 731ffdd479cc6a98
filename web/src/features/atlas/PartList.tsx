import type { ReactNode } from 'react';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import type { Part } from './useAtlas';
import classes from './Atlas.module.css';

/** In what somebody has a part, each with the reason. `short` is for the side of a page. */
export function PartList({ part, short = false }: { part: Part; short?: boolean }) {
  const { t, text, tCode, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const because = (reasons: string[]) => reasons.map((reason) => tCode('part.reason', reason)).join(', ');
  const parts: { title: string; rows: { key: string; title: ReactNode; note: string }[] }[] = [
    {
      title: t('navigation.journeys'),
      rows: part.journeys.map(({ id, title, state, reasons, touchpoints }) => ({
        key: id,
        title: <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: id }}>{text(title) || t('journey.untitled')}</Link>,
        note: [tCode('journeyState', state), because(reasons), touchpoints.length > 0 && t('part.touchpointsThere', { count: touchpoints.length })].filter(Boolean).join(' · '),
      })),
    },
    {
      title: t('navigation.touchpoints'),
      rows: part.touchpoints.map(({ id, title, reasons, journeys, moment_of_truth: decisive }) => ({
        key: id,
        title: <Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: id }}>{text(title)}</Link>,
        note: [because(reasons), t('part.onJourneys', { count: journeys }), decisive && t('map.momentOfTruth')].filter(Boolean).join(' · '),
      })),
    },
    {
      title: t('part.insights'),
      rows: part.insights.map(({ id, title, kind, severity, reasons }) => ({
        key: id,
        title: text(title),
        note: [kind && tCode('part.insightKind', kind), severity && t('insight.severity', { severity }), because(reasons)].filter(Boolean).join(' · '),
      })),
    },
    {
      title: t('overview.initiatives'),
      rows: part.initiatives.map(({ id, title, state, due, reasons }) => ({
        key: id,
        title: text(title),
        note: [tCode('initiativeState', state), due && format.date(due), because(reasons)].filter(Boolean).join(' · '),
      })),
    },
  ];
  const Heading = short ? 'h4' : 'h3';
  const filled = parts.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return <p className={classes.calm}>{t('part.nothing')}</p>;
  return (
    <div className={short ? undefined : classes.partColumns}>
      {filled.map(({ title, rows }) => (
        <section key={title} className={classes.partSection}>
          <Heading className={classes.partHead}>{title} <span className={classes.gapCount}>{rows.length}</span></Heading>
          <ul className={classes.partRows}>
            {rows.map((row) => <li key={row.key}><span className={classes.partName}>{row.title}</span><span className={classes.partNote}>{row.note}</span></li>)}
          </ul>
        </section>
      ))}
    </div>
  );
}
