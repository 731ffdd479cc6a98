import { Link, useParams } from '@tanstack/react-router';
import type { TouchpointNumbers } from '@/api/reports';
import type { Journey } from '@/api/types';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { ScoreBadge } from '@/components/ScoreBadge';
import { useLibrary } from '../map/state/library';
import { stepsOf } from '../map/editing/edits';
import { Part } from './Part';
import { Quotes } from './Quotes';
import classes from './Panel.module.css';

/** A touchpoint of the library: its key facts and numbers, and the way to its own page. */
export function TouchpointPanel({ id, body }: { id: string; body: Journey }) {
  const { t, tCode, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const library = useLibrary();
  const report = useReport<TouchpointNumbers[]>('touchpoints');
  const touchpoint = library.find('touchpoint', id)?.touchpoint;
  if (!touchpoint) return null;
  const numbers = report.data?.find((one) => one.id === id);
  const titles = (kind: string, ids: (string | null | undefined)[]) => ids.map((one) => (one ? text(library.find(kind, one)?.title) : '')).filter(Boolean).join(', ');
  const steps = stepsOf(body).filter((step) => body.lanes.some((lane) => lane.cards.some((card) => card.step === step.id && card.reference?.id === id)));
  const facts: [string, string][] = [
    [t('map.touchpoint.kind'), t(`touchKind.${touchpoint.kind ?? 'digital'}`)],
    [t('map.touchpoint.channel'), titles('channel', [touchpoint.channel])],
    [t('map.touchpoint.category'), touchpoint.category ? tCode('touchCategory', touchpoint.category) : ''],
    [t('map.touchpoint.owners'), touchpoint.owners?.join(', ') ?? ''],
    [t('map.touchpoint.department'), titles('department', [touchpoint.department])],
    [t('map.touchpoint.systems'), titles('system', touchpoint.systems ?? [])],
    [t('map.touchpoint.cost'), touchpoint.cost_per_contact ? format.money(touchpoint.cost_per_contact.amount, touchpoint.cost_per_contact.currency) : ''],
    [t('map.touchpoint.steps'), steps.map((step) => text(step.title)).join(', ')],
  ];
  return (
    <>
      <Part title={t('map.touchpoint.facts')}>
        {text(touchpoint.description) && <p style={{ margin: '0 0 10px' }}>{text(touchpoint.description)}</p>}
        <div className={classes.fields}>
          {facts.map(([name, value]) => value && <div key={name} className={classes.pair}><span>{name}</span><span>{value}</span></div>)}
        </div>
        <p style={{ margin: '12px 0 0' }}><Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: id }}>{t('map.touchpoint.open')}</Link></p>
      </Part>
      <Part title={t('map.step.numbers')}>
        {numbers ? (
          <dl className={classes.figures}>
            <div><dt>{t('map.touchpoint.events')}</dt><dd>{format.number(numbers.events)}</dd><dd /></div>
            <div><dt>{t('map.river.customers')}</dt><dd>{format.number(numbers.customers)}</dd><dd /></div>
            <div><dt>{t('map.touchpoint.score')}</dt><dd><ScoreBadge score={numbers.score} /></dd><dd /></div>
          </dl>
        ) : <p className={classes.muted} style={{ margin: 0 }}>{report.isPending ? '…' : t('map.touchpoint.unseen')}</p>}
      </Part>
      <Part title={t('map.touchpoint.quotes')}><Quotes query={{ touchpoint: touchpoint.key }} place={{ touchpoint: id }} /></Part>
    </>
  );
}
