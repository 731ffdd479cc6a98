import { Link, useParams } from '@tanstack/react-router';
import type { Document, Persona, Stakeholder, StakeholderRelation } from '@/api/types';
import { useLanguage } from '@/app/language';
import table from '@/components/Table.module.css';
import { closenesses, closenessOf } from './layout';
import { partyName } from './people';
import { useStakeholderSearch } from './StakeholdersPage';
import classes from './Stakeholders.module.css';

interface Props {
  stakeholders: Document<Stakeholder>[];
  relations: Document<StakeholderRelation>[];
  all: Map<string, Document<Stakeholder>>;
  personas: Map<string, Document<Persona>>;
}

/** The same as the map in words: every stakeholder with what it gives and receives, from the middle outwards. */
export function StakeholderTable({ stakeholders, relations, all, personas }: Props) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { search } = useStakeholderSearch();
  const words = { customers: t('stakeholder.customers'), missing: t('map.missing'), text };
  const name = (party: StakeholderRelation['from']) => partyName(party, all, personas, words);
  const ordered = [...stakeholders].sort((a, b) => closenesses.indexOf(closenessOf(a)) - closenesses.indexOf(closenessOf(b)) || (b.body.influence ?? 0) - (a.body.influence ?? 0));
  const ofId = (end: 'from' | 'to', id: string) => relations.filter(({ body }) => body[end].kind === 'stakeholder' && body[end].id === id);
  const said = (relation: StakeholderRelation, other: StakeholderRelation['from']) => t('stakeholder.withOther', { what: text(relation.title) || t(`stakeholder.given.${relation.given ?? 'service'}`), other: name(other) });
  if (ordered.length === 0) return <p className={classes.none}>{t('stakeholder.noMatch')}</p>;
  return (
    <div className={`${table.scroll} ${classes.tableArea}`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('stakeholder.one')}</th>
            <th scope="col">{t('stakeholder.kind')}</th>
            <th scope="col">{t('stakeholder.closeness')}</th>
            <th scope="col" className={table.wide}>{t('stakeholder.sourcing')}</th>
            <th scope="col" className={table.number}>{t('stakeholder.influence')}</th>
            <th scope="col" className={table.wide}>{t('stakeholder.gives')}</th>
            <th scope="col" className={table.wide}>{t('stakeholder.receives')}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((stakeholder) => {
            const { id, body } = stakeholder;
            return (
              <tr key={id}>
                <td><Link to="/w/$workspace/stakeholders" params={{ workspace }} search={{ ...search, selected: id }} className={table.title}>{text(body.title) || t('stakeholder.untitled')}</Link></td>
                <td>{body.kind ? t(`stakeholder.kind.${body.kind}`) : '–'}</td>
                <td>{t(`stakeholder.closeness.${closenessOf(stakeholder)}`)}</td>
                <td className={table.wide}>{t(`stakeholder.sourcing.${body.sourcing ?? 'internal'}`)}</td>
                <td className={table.number}>{body.influence ?? '–'}</td>
                <td className={table.wide}><Said rows={ofId('from', id).map((relation) => ({ relation, words: said(relation.body, relation.body.to) }))} /></td>
                <td className={table.wide}><Said rows={ofId('to', id).map((relation) => ({ relation, words: said(relation.body, relation.body.from) }))} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Said({ rows }: { rows: { relation: Document<StakeholderRelation>; words: string }[] }) {
  const { t } = useLanguage();
  if (rows.length === 0) return <span className={table.muted}>–</span>;
  return (
    <ul className={classes.said}>
      {rows.map(({ relation: { id, body }, words }) => (
        <li key={id} data-effect={body.effect ?? 'neutral'}>
          {words}
          {body.effect && body.effect !== 'neutral' && <span className={classes.saidEffect}> · {t(`stakeholder.effect.${body.effect}`)}</span>}
        </li>
      ))}
    </ul>
  );
}
