import { useLanguage } from '@/app/language';
import { effects, givens, kinds } from './people';
import { KindMark } from './StakeholderMap';
import classes from './Stakeholders.module.css';

/** What strokes, colours and shapes mean. */
export function MapLegend() {
  const { t } = useLanguage();
  return (
    <dl className={classes.legend}>
      <div>
        <dt>{t('stakeholder.given')}</dt>
        <dd>{givens.map((given) => <span key={given}><svg width="26" height="8" aria-hidden="true"><line x1="0" x2="26" y1="4" y2="4" className={classes.arrowLine} data-given={given} /></svg> {t(`stakeholder.given.${given}`)}</span>)}</dd>
      </div>
      <div>
        <dt>{t('stakeholder.effect')}</dt>
        <dd>{effects.map((effect) => <span key={effect} className={classes.arrow} data-effect={effect}><svg width="20" height="8" aria-hidden="true"><line x1="0" x2="20" y1="4" y2="4" className={classes.arrowLine} strokeWidth="2" /></svg> {t(`stakeholder.effect.${effect}`)}</span>)}</dd>
      </div>
      <div>
        <dt>{t('stakeholder.kind')}</dt>
        <dd>
          {kinds.map((kind) => <span key={kind}><svg width="16" height="14" viewBox="-8 -7 16 14" aria-hidden="true"><KindMark kind={kind} x={0} /></svg> {t(`stakeholder.kind.${kind}`)}</span>)}
          <span><i className={classes.outside} aria-hidden="true" /> {t('stakeholder.notInternal')}</span>
        </dd>
      </div>
    </dl>
  );
}
