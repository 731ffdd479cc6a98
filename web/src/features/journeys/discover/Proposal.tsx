import type { Discovery } from '@/api/reports';
import { useLanguage } from '@/app/language';
import classes from './Proposal.module.css';

/** The proposed phases and steps with the share of customers seen there; rare touchpoints and loops stand apart. */
export function Proposal({ discovery: { bundle, numbers }, faded }: { discovery: Discovery; faded: boolean }) {
  const { t, text, format } = useLanguage();
  const journey = bundle.journeys?.[0];
  if (!journey) return null;
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
                    {step.optional && <span className={classes.flag}>{t('step.optional')}</span>}
                    {step.repeatable && <span className={classes.flag}>{t('step.repeatable')}</span>}
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
          <b>{t('discover.loops')}</b> {numbers.loops.map(({ from, to, share }) => `${from} → ${to} (${format.share(share)})`).join(' · ')}
        </p>
      )}
      {numbers.rare.length > 0 && (
        <p className={classes.apart}>
          <b>{t('discover.rare')}</b> {numbers.rare.map(({ touchpoint, customers, share }) => `${touchpoint} ${format.share(share, 1)} (${format.number(customers)})`).join(' · ')}
        </p>
      )}
    </div>
  );
}
