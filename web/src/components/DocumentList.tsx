import { type FormEvent, memo, type ReactNode, useState } from 'react';
import { Button, Skeleton, TextInput } from '@mantine/core';
import type { Bodies, Document, Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { type EditedDocument, useCreate, useDocuments, useListed } from '@/features/journeys/document/hooks';
import { ProblemNotice } from './ProblemNotice';
import { RemoveDocument } from './RemoveDocument';
import classes from './DocumentList.module.css';
import table from './Table.module.css';

export interface DocumentColumn<K extends Kind> {
  label: string;
  cell: (edited: EditedDocument<Bodies[K]>, readOnly: boolean, document: Document<Bodies[K]>) => ReactNode;
  /** Left out on narrow screens. */
  wide?: boolean;
}

interface Props<K extends Kind> {
  kind: K;
  columns: DocumentColumn<K>[];
  titleOf: (body: Bodies[K]) => string;
  /** The body of a new one with this title. */
  create: (title: string) => Bodies[K];
  /** What the field for a new one says. */
  addLabel: string;
  /** What the list is for, while it is empty. */
  empty: string;
  /** What becomes of the places that use one when it is removed. */
  consequence: string;
}

/** All documents of a kind as a table whose cells are edited where they stand. */
export function DocumentList<K extends Kind>(props: Props<K>) {
  const { kind, columns, titleOf, empty } = props;
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const documents = useDocuments(kind);
  if (documents.isError) return <ProblemNotice error={documents.error} onRetry={() => void documents.refetch()} />;
  if (!documents.data) return <Skeleton height={120} />;
  return (
    <>
      {documents.data.length === 0 && <p className={classes.empty}>{empty}</p>}
      {documents.data.length > 0 && (
        <div className={table.scroll}>
          <table className={`${table.table} ${classes.list}`}>
            <thead>
              <tr>
                {columns.map((column) => <th key={column.label} scope="col" className={column.wide ? table.wide : undefined}>{column.label}</th>)}
                <th scope="col"><span className="visually-hidden">{t('action.remove')}</span></th>
              </tr>
            </thead>
            <tbody>{documents.data.map((document) => <Row key={document.id} document={document} columns={columns} title={titleOf(document.body)} readOnly={!canEdit} consequence={props.consequence} />)}</tbody>
          </table>
        </div>
      )}
      {canEdit && <Add {...props} />}
    </>
  );
}

interface RowProps<K extends Kind> { document: Document<Bodies[K]>; columns: DocumentColumn<K>[]; title: string; readOnly: boolean; consequence: string }

const Row = memo(function Row<K extends Kind>({ document, columns, title, readOnly, consequence }: RowProps<K>) {
  const edited = useListed(document);
  return (
    <tr>
      {columns.map((column) => <td key={column.label} className={column.wide ? table.wide : undefined}>{column.cell(edited, readOnly, document)}</td>)}
      <td className={table.number}>{!readOnly && <RemoveDocument kind={document.kind} id={document.id} title={title} consequence={consequence} onRemoved={() => undefined} />}</td>
    </tr>
  );
}) as <K extends Kind>(props: RowProps<K>) => ReactNode;

function Add<K extends Kind>({ kind, create, addLabel }: Props<K>) {
  const { t } = useLanguage();
  const [title, setTitle] = useState('');
  const creation = useCreate(kind);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate(create(title.trim()), { onSuccess: () => setTitle('') });
  };
  return (
    <>
      <form className={classes.add} onSubmit={submit}>
        <TextInput aria-label={addLabel} placeholder={addLabel} value={title} onChange={(event) => setTitle(event.currentTarget.value)} w={260} />
        <Button type="submit" variant="default" disabled={title.trim() === ''} loading={creation.isPending}>{t('settings.add')}</Button>
      </form>
      {creation.isError && <ProblemNotice error={creation.error} />}
    </>
  );
}
