import { type FormEvent, useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { useLanguage } from '@/app/language';
import type { Describer } from './describe';
import type { Conflict, Decision } from './variants';
import classes from './Variants.module.css';

interface Props {
  conflict: Conflict;
  describer: Describer;
  base: string;
  variant: string;
  canEdit: boolean;
  isPending: boolean;
  onDecide: (decision: Decision) => void;
}

/** A place where base and variant went different ways: what stood there before, what the base says, what the variant says, and the decision. */
export function ConflictCard({ conflict, describer, base, variant, canEdit, isPending, onDecide }: Props) {
  const { t } = useLanguage();
  const { spot, clash } = conflict;
  const isField = clash === 'changed';
  const value = (one: unknown) => describer.value(spot, one) || t('variants.blank');
  const there = { 'removed-in-base': [t('variants.notThere'), t('variants.there')], 'removed-here': [t('variants.there'), t('variants.notThere')], moved: [t('variants.movedThere'), t('variants.movedHere')] } as const;
  const [inBase, here] = clash === 'changed' ? [value(conflict.base), value(conflict.own)] : there[clash];
  return (
    <article className={classes.conflict}>
      <h3 className={classes.conflictTitle}>{describer.subject(spot)}</h3>
      <p className={classes.conflictText}>{t(`variants.clash.${clash}`)}{isField && ` ${t('variants.before', { value: value(conflict.before) })}`}</p>
      <div className={classes.three}>
        <div className={classes.side}>
          <span className={classes.sideTitle}>{base}</span>
          <span className={classes.sideValue}>{inBase}</span>
          {canEdit && <Button variant="default" disabled={isPending} onClick={() => onDecide({ choice: 'base' })}>{t('variants.takeBase')}</Button>}
        </div>
        <div className={classes.side}>
          <span className={classes.sideTitle}>{variant}</span>
          <span className={classes.sideValue}>{here}</span>
          {canEdit && <Button variant="default" disabled={isPending} onClick={() => onDecide({ choice: 'own' })}>{t('variants.keepOwn')}</Button>}
        </div>
        {canEdit && isField && typeof (conflict.own ?? conflict.base) === 'string' && (
          <Other initial={String(conflict.own ?? conflict.base)} isPending={isPending} onDecide={onDecide} />
        )}
      </div>
    </article>
  );
}

function Other({ initial, isPending, onDecide }: { initial: string; isPending: boolean; onDecide: (decision: Decision) => void }) {
  const { t } = useLanguage();
  const [text, setText] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDecide({ choice: 'other', value: text.trim() });
  };
  return (
    <form className={classes.side} onSubmit={submit}>
      <Textarea label={t('variants.other')} classNames={{ label: classes.sideTitle }} styles={{ root: { flex: 1 } }} autosize minRows={1} maxRows={6} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Button type="submit" variant="default" disabled={isPending || text.trim() === '' || text === initial}>{t('variants.takeOther')}</Button>
    </form>
  );
}
