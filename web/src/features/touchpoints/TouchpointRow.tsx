import { memo } from 'react';
import { Checkbox, Tooltip } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { byId } from '@/api/documents';
import type { Document, Field } from '@/api/types';
import { useLanguage } from '@/app/language';
import { ScoreBadge } from '@/components/ScoreBadge';
import table from '@/components/Table.module.css';
import { valueWords } from '@/features/fields/values';
import { useDocuments, useListed } from '@/features/journeys/document/hooks';
import type { LibraryRow } from './library';
import classes from './Touchpoints.module.css';

interface Props {
  row: LibraryRow;
  /** The fields of the workspace's own that have a column. */
  own: Document<Field>[];
  selected: boolean;
  /** Absent for who may not change anything. */
  onSelect: ((id: string) => void) | undefined;
}

export const TouchpointRow = memo(function TouchpointRow({ row: { touchpoint, numbers, journeys }, own, selected, onSelect }: Props) {
  const { t, tCode, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const channels = byId(useDocuments('channel').data);
  const { body } = useListed<'touchpoint'>(touchpoint);
  return (
    <tr data-selected={selected || undefined}>
      {onSelect && <td className={classes.select}><Checkbox size="xs" aria-label={t('touchpoints.select', { title: text(body.title) || body.key })} checked={selected} onChange={() => onSelect(touchpoint.id)} /></td>}
      <td>
        <Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: touchpoint.id }} className={table.title}>
          {text(body.title) || body.key}
        </Link>
        {body.moment_of_truth && <span className={classes.truth} role="img" aria-label={t('field.moment_of_truth')} title={t('field.moment_of_truth')} />}
        {body.category && <span className={table.under}>{tCode('touchCategory', body.category)}</span>}
      </td>
      <td className={table.wide}>{text(channels.get(body.channel ?? '')?.body.title) || <span className={table.muted}>–</span>}</td>
      <td className={table.wide}>{body.kind ? tCode('touchKind', body.kind) : '–'}</td>
      <td className={table.wide}>{body.owners?.length ? body.owners.join(', ') : <span className={table.muted}>{t('journey.noOwner')}</span>}</td>
      <td className={`${table.number} ${table.wide}`}>{body.cost_per_contact ? format.money(body.cost_per_contact.amount, body.cost_per_contact.currency) : <span className={table.muted}>–</span>}</td>
      <td className={table.wide}><Importance customer={body.importance_customer} company={body.importance_company} /></td>
      {own.map(({ id, body: field }) => <td key={id} className={`${table.wide} ${field.type === 'number' || field.type === 'money' ? table.number : ''}`}>{valueWords(field, body.fields?.[id], { text, format }) || <span className={table.muted}>–</span>}</td>)}
      <td><ScoreBadge score={numbers?.score} interval /></td>
      <td className={table.number}>
        {numbers ? format.number(numbers.customers) : <span className={table.muted}>–</span>}
        {numbers && <span className={table.under}>{t('touchpoints.events', { count: numbers.events })}</span>}
      </td>
      <td className={`${table.number} ${table.wide}`}>
        {journeys.length === 0
          ? <span className={table.muted}>–</span>
          : <Tooltip label={journeys.map((journey) => text(journey.body.title)).join(', ')}><span tabIndex={0}>{journeys.length}</span></Tooltip>}
      </td>
    </tr>
  );
});

/** Two rows of five: what it means to the customer, and what to the company. */
function Importance({ customer, company }: { customer: number | null | undefined; company: number | null | undefined }) {
  const { t } = useLanguage();
  if (!customer && !company) return <span className={table.muted}>–</span>;
  const words = t('touchpoints.importanceSays', { customer: customer ?? '–', company: company ?? '–' });
  return (
    <Tooltip label={words}>
      <span className={classes.importance} tabIndex={0} role="img" aria-label={words}>
        {[customer ?? 0, company ?? 0].map((level, row) => (
          <span key={row}>{[1, 2, 3, 4, 5].map((one) => <i key={one} data-on={one <= level || undefined} data-row={row} />)}</span>
        ))}
      </span>
    </Tooltip>
  );
}
