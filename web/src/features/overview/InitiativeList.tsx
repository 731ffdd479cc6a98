import { useDocuments } from '@/features/journeys/document/hooks';
import type { Initiative } from '@/api/types';
import { useLanguage } from '@/app/language';
import { Pill } from '@/components/Pill';
import { Section } from '@/components/Section';
import classes from './Overview.module.css';

const order: NonNullable<Initiative['state']>[] = ['running', 'planned', 'idea', 'done', 'measured'];
const tones = { running: 'waiting', planned: 'neutral', idea: 'faint', done: 'active', measured: 'active', dropped: 'faint' } as const;

/** What is being done: running initiatives first, then planned ones. */
export function InitiativeList() {
  const { t, tCode, text, format } = useLanguage();
  const initiatives = useDocuments('initiative').data;
  if (!initiatives) return null;
  const today = new Date().toISOString().slice(0, 10);
  const shown = initiatives
    .filter(({ body }) => order.includes(body.state ?? 'idea'))
    .sort((a, b) => order.indexOf(a.body.state ?? 'idea') - order.indexOf(b.body.state ?? 'idea') || (a.body.due ?? '9').localeCompare(b.body.due ?? '9'))
    .slice(0, 8);
  return (
    <Section title={t('overview.initiatives')}>
      {shown.length === 0 && <p className={classes.calm}>{t('overview.noInitiatives')}</p>}
      <ul className={classes.list}>
        {shown.map(({ id, body }) => {
          const state = body.state ?? 'idea';
          const overdue = body.due && body.due < today && (state === 'running' || state === 'planned');
          return (
            <li key={id} className={classes.item}>
              <span className={classes.state}><Pill tone={tones[state] ?? 'neutral'}>{tCode('initiativeState', state)}</Pill></span>
              <span className={classes.itemTitle}>{text(body.title)}</span>
              <span className={overdue ? classes.overdue : classes.itemMeta} style={{ gridColumn: 3 }}>{body.due && (overdue ? t('overview.overdue', { day: format.date(body.due) }) : format.date(body.due))}</span>
              <span className={classes.itemMeta}>{[body.owner, body.team, text(body.target)].filter(Boolean).join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
