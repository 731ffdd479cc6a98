import type { Discovery } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';
import classes from './Proposal.module.css';

/** The proposed phases and steps with the share of customers seen there; rare touchpoints and loops stand apart. */
export function Proposal({ discovery: { bundle, numbers }, faded }: { discovery: Discovery; faded: boolean }) {
  const { t, text, format } = useLanguage();
  const touchpoints = useDocuments('touchpoint').data ?? [];
  const journey = bundle.journeys?.[0];
  if (!journey) return null;
  const name = (key: string) => text(touchpoints.find(({ body }) => body.key === key)?.body.title) || key;
  const names = (keys: string) => keys.split(', ').map(name).join(', ');
  const measured = new Map(numbers.steps.map((step) => [step.step, step]));
  return (
    <div data-faded={faded || undefined} className={classes.proposal}>
      <p className={classes.basis}>{t('discover.basis', { customers: numbers.customers, runs: numbers.runs })}</p>
      <ol className={classes.phases}>
        {journey.phases.map((phase, index) => (
          <li key={phase.id} className={classes.phase} style={{ '--tint': `var(--phase-${(index % 6) + 1})` } as React.CSSProperties}>
            <span className={classes.phaseTitle}>{text(phase.title) || '–'}</span>
            <ol className={classes.steps}>
              {phase.steps.map((step) => {
                const share = measured.get(step.id)?.share ?? step.discovered?.share ?? 0;
                const customers = measured.get(step.id)?.customers ?? step.discovered?.customers ?? 0;
                return (
                  <li key={step.id} className={classes.step}>
                    <span className={classes.stepTitle}>{text(step.title)}</span>
                    <span className={classes.flags}>{[step.optional && t('step.optional'), step.repeatable && t('step.repeatable')].filter(Boolean).join(' · ')}</span>
                    <span className={classes.bar}><span style={{ width: `${Math.min(100, share * 100)}%` }} /></span>
                    <span className={classes.share}>{format.share(share)}</span>
                    <span className={classes.count}>{format.number(customers)}</span>
                  </li>
                );
              })}
            </ol>
          </li>
        ))}
      </ol>
      {numbers.loops.length > 0 && (
        <p className={classes.apart}>
          <b>{t('discover.loops')}</b> {numbers.loops.map(({ from, to, share }) => `${names(from)} → ${names(to)} (${format.share(share)})`).join(' · ')}
        </p>
      )}
      {numbers.rare.length > 0 && (
        <p className={classes.apart}>
          <b>{t('discover.rare')}</b> {numbers.rare.map(({ touchpoint, customers, share }) => `${name(touchpoint)} ${format.share(share, 1)} (${format.number(customers)})`).join(' · ')}
        </p>
      )}
    </div>
  );
}
