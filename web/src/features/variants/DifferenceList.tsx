import type { ReactNode } from 'react';
import { useLanguage } from '@/app/language';
import { type Describer, type Group, groupDifferences } from './describe';
import type { ChangeKind, Difference } from './variants';
import type { Journey } from '@/api/types';
import classes from './Variants.module.css';

interface Props {
  differences: readonly Difference[];
  /** The journey with the parts of both sides. */
  both: Journey;
  describer: Describer;
  /** The names of the two sides, shown above the columns; a narrow list has none. */
  sides?: { from: string; to: string };
  /** What can be done with a difference. */
  actions?: (difference: Difference) => ReactNode;
}

/** Differences in words, grouped by phase and step. */
export function DifferenceList({ differences, both, describer, sides, actions }: Props) {
  const { t } = useLanguage();
  const groups = groupDifferences(differences, both);
  if (groups.length === 0) return <p className={classes.nothing}>{t('variants.noDifference')}</p>;
  return (
    <>
      {sides && <div className={classes.columns} aria-hidden="true"><span>{t('variants.place')}</span><span>{sides.from}</span><span>{sides.to}</span><span /></div>}
      {groups.map((group) => (
        <section key={group.key} className={classes.group}>
          <GroupTitle group={group} describer={describer} />
          <ul className={classes.list}>
            {group.differences.map((difference) => (
              <DifferenceRow key={`${difference.spot.part}/${difference.spot.id}/${difference.spot.field}/${difference.change}`} difference={difference} describer={describer} sides={sides}>
                {actions?.(difference)}
              </DifferenceRow>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function GroupTitle({ group, describer }: { group: Group; describer: Describer }) {
  const { t } = useLanguage();
  if (group.phase === undefined) return <h3 className={classes.groupTitle}>{t('variants.wholeJourney')}</h3>;
  if (group.step === undefined) return <h3 className={classes.groupTitle}>{describer.phase(group.phase)}</h3>;
  return <h3 className={classes.groupTitle}>{describer.step(group.step)}<span>{describer.phase(group.phase)}</span></h3>;
}

function DifferenceRow({ difference, describer, sides, children }: { difference: Difference; describer: Describer; sides?: Props['sides']; children?: ReactNode }) {
  const { t } = useLanguage();
  const { spot, change } = difference;
  const whole = change === 'added' || change === 'removed';
  const from = change === 'removed' ? describer.whole(difference) : whole ? '' : describer.value(spot, difference.from);
  const to = change === 'added' ? describer.whole(difference) : whole ? '' : describer.value(spot, difference.to);
  return (
    <li className={classes.difference} data-narrow={sides === undefined || undefined}>
      <span className={classes.subject}>
        <span className={classes.kind}><Sign change={change} />{t(`variants.change.${change}`)}</span>
        <br />
        {describer.subject(spot)}
      </span>
      <Value text={from} name={sides?.from} old missing={change === 'added' ? 'variants.notThere' : 'variants.blank'} quiet={sides === undefined} />
      <Value text={to} name={sides?.to} missing={change === 'removed' ? 'variants.notThere' : 'variants.blank'} quiet={sides === undefined} />
      {children && <span className={classes.actions}>{children}</span>}
    </li>
  );
}

function Value({ text, name, old, missing, quiet }: { text: string; name?: string | undefined; old?: boolean; missing: 'variants.notThere' | 'variants.blank'; quiet: boolean }) {
  const { t } = useLanguage();
  if (text === '' && quiet) return null;
  const words = text || t(missing);
  return (
    <span className={`${classes.value} ${old ? classes.old : ''} ${text === '' ? classes.nothing : ''}`}>
      {name && <span className="visually-hidden">{name}: </span>}
      {old && quiet ? <del>{words}</del> : words}
    </span>
  );
}

const glyphs: Record<ChangeKind, string> = { added: '+', removed: '−', changed: '≠', moved: '↔' };

/** The sign of a change. */
export function Sign({ change }: { change: ChangeKind }) {
  return <span className={classes.sign} data-change={change} aria-hidden="true">{glyphs[change]}</span>;
}
