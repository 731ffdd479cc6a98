import { useLanguage } from '@/app/language';
import { type Knowledge, levels } from './ageing';
import classes from './Evidence.module.css';

/** How much is counted, heard and only assumed, as one bar of shares. */
export function KnowledgeBar({ knowledge }: { knowledge: Knowledge }) {
  const { t, format } = useLanguage();
  const share = (count: number) => (knowledge.statements === 0 ? 0 : count / knowledge.statements);
  const shown = [...levels].reverse();
  const words = shown.map((level) => `${format.share(share(knowledge[level]))} ${t(`evidence.known.${level}`)}`).join(', ');
  return (
    <span className={classes.bar} role="img" aria-label={words} title={words}>
      {shown.map((level) => knowledge[level] > 0 && <span key={level} data-level={level} style={{ width: `${share(knowledge[level]) * 100}%` }} />)}
    </span>
  );
}

/** The same in words, with the colours of the map: "31 % gezählt · 40 % gehört · 29 % angenommen". */
export function KnowledgeShares({ knowledge }: { knowledge: Knowledge }) {
  const { t, format } = useLanguage();
  return (
    <span className={classes.shares}>
      {[...levels].reverse().map((level) => (
        <span key={level}><i className={classes.swatch} data-level={level} aria-hidden="true" /> {format.share(knowledge.statements === 0 ? 0 : knowledge[level] / knowledge.statements)} {t(`evidence.known.${level}`)}</span>
      ))}
    </span>
  );
}
