import type { Opportunity, Scoring } from '@/api/types';
import type { Rating } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EditableValue } from '@/components/EditableValue';
import type { EditedDocument } from '@/features/journeys/document/hooks';
import { MissingValues } from './MissingValues';
import { useRatings } from './useRatings';
import classes from './Opportunities.module.css';

/** The score, the formula behind it, and every value that went in, with where it comes from. */
export function Rated({ id, edited }: { id: string; edited: EditedDocument<Opportunity> }) {
  const { t, text, format } = useLanguage();
  const own = useRatings(0).all?.find(({ opportunity }) => opportunity.id === id);
  if (!own) return null;
  const { rating, scoring } = own;
  if (!rating || !scoring) return <p className={classes.unplaced}>{t('opportunities.noScoring')}</p>;
  return (
    <>
      <dl className={classes.result}>
        <div><dt>{t('opportunities.score')}</dt><dd>{typeof rating.score === 'number' ? format.number(rating.score, 1) : <MissingValues rating={rating} scoring={scoring.body} />}</dd></div>
        <div><dt>{t('opportunities.benefit')}</dt><dd>{typeof rating.benefit === 'number' ? format.number(rating.benefit, 1) : '–'}</dd></div>
        <div><dt>{text(scoring.body.title)}</dt><dd className={classes.formula} style={{ fontWeight: 400 }}>{[scoring.body.benefit && `benefit = ${scoring.body.benefit}`, scoring.body.score].filter(Boolean).join(' ; ')}</dd></div>
      </dl>
      <table className={classes.values}>
        <tbody>{rating.inputs.map((input) => <Value key={input.criterion} input={input} scoring={scoring.body} edited={edited} />)}</tbody>
      </table>
    </>
  );
}

function Value({ input, scoring, edited }: { input: Rating['inputs'][number]; scoring: Scoring; edited: EditedDocument<Opportunity> }) {
  const { tCode, text, format } = useLanguage();
  const { canContribute } = useWorkspace();
  const criterion = scoring.criteria?.find(({ id }) => id === input.criterion);
  const name = text(criterion?.title) || input.criterion;
  // What was just entered stands there at once; the score follows when it has been computed.
  const entered = edited.body.values?.[input.criterion];
  const minimum = criterion?.minimum ?? -1e12;
  const maximum = criterion?.maximum ?? 1e12;
  const save = (written: string) => {
    const value = Number(written.replace(',', '.'));
    const values = { ...edited.body.values };
    if (written === '') delete values[input.criterion];
    else if (Number.isFinite(value) && value >= minimum && value <= maximum) values[input.criterion] = value;
    else return;
    edited.change([{ op: 'set', path: 'values', value: values }]);
  };
  return (
    <tr>
      <th scope="row">{name}<span className={classes.hint}>{text(criterion?.description)}</span></th>
      <td>
        {input.source === 'entered'
          ? <EditableValue label={name} value={entered === undefined ? '' : String(entered)} shown={entered === undefined ? '' : format.number(entered, 2)} inputMode="decimal" readOnly={!canContribute} onSave={save} />
          : <>{typeof input.value === 'number' ? format.number(input.value, 1) : '–'}<span className={classes.hint}>{tCode('criterionSource', input.source)}{typeof input.n === 'number' && ` · n = ${format.number(input.n)}`}</span></>}
      </td>
    </tr>
  );
}
