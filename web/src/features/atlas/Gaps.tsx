import { Link, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import type { Atlas } from './useAtlas';
import classes from './Atlas.module.css';

const shown = 12;

/** What no journey covers: phases, personas, touchpoints. */
export function Gaps({ atlas: { gaps, phases } }: { atlas: Atlas }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <section className={classes.gaps} aria-label={t('atlas.gaps')}>
      <h2 className={classes.partTitle}>{t('atlas.gaps')}</h2>
      <div className={classes.gapColumns}>
        <GapList title={t('atlas.gapPhases')} none={t('atlas.noGapPhases')} entries={gaps.phases.map((position) => ({ key: String(position), element: text(phases[position]?.title) }))} />
        <GapList title={t('atlas.gapPersonas')} none={t('atlas.noGapPersonas')} entries={gaps.personas.map(({ id, name }) => ({ key: id, element: <Link to="/w/$workspace/personas/$persona" params={{ workspace, persona: id }}>{name}</Link> }))} />
        <GapList title={t('atlas.gapTouchpoints')} none={t('atlas.noGapTouchpoints')} entries={gaps.touchpoints.map(({ id, title }) => ({ key: id, element: <Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: id }}>{text(title)}</Link> }))} />
      </div>
    </section>
  );
}

function GapList({ title, none, entries }: { title: string; none: string; entries: { key: string; element: React.ReactNode }[] }) {
  const { t } = useLanguage();
  return (
    <div>
      <h3 className={classes.gapTitle}>{title} <span className={classes.gapCount}>{entries.length}</span></h3>
      {entries.length === 0 && <p className={classes.calm}>{none}</p>}
      <ul className={classes.gapList}>
        {entries.slice(0, shown).map(({ key, element }) => <li key={key}>{element}</li>)}
        {entries.length > shown && <li className={classes.calm}>{t('atlas.more', { count: entries.length - shown })}</li>}
      </ul>
    </div>
  );
}
