import type { Bodies, Kind, Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { DocumentList, type DocumentColumn } from '@/components/DocumentList';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import { PageHeader } from '@/components/PageHeader';
import { Section } from '@/components/Section';
import { useOwnFieldsColumn } from '@/features/fields/useOwnFieldsColumn';
import { type EditedDocument, useDocuments } from '@/features/journeys/document/hooks';
import { SettingsTabs } from '@/features/settings/SettingsTabs';
import { ChoiceCell, ChoicesCell } from './cells';
import classes from './Taxonomy.module.css';

const kinds = ['channel', 'device', 'system', 'department', 'knowledge-item'] as const satisfies Kind[];
type Listed = (typeof kinds)[number];
const touchKinds = ['digital', 'physical', 'both', 'external'] as const;

/** The lists that touchpoints and maps refer to. */
export function ListsPage() {
  const { t } = useLanguage();
  return (
    <>
      <PageHeader title={t('settings.part.lists')}><SettingsTabs /></PageHeader>
      <div className={classes.page}>
        {kinds.map((kind) => <Section key={kind} title={t(`taxonomy.${kind}`)} hint={t(`taxonomy.${kind}.hint`)}><List kind={kind} /></Section>)}
      </div>
    </>
  );
}

function List<K extends Listed>({ kind }: { kind: K }) {
  const { t, text, language } = useLanguage();
  const goals = (useDocuments('goal').data ?? []).map(({ id, body }) => ({ value: id, label: text(body.title) }));
  const own = useOwnFieldsColumn(kind);
  const set = (edited: EditedDocument<Bodies[K]>, path: string, value: unknown) => edited.change([{ op: 'set', path, value: value ?? null }]);
  const written = (label: string, field: string, multiline = false): DocumentColumn<K> => ({
    label,
    wide: multiline,
    cell: (edited, readOnly) => <EditableText label={label} value={valueOf<Text>(edited.body, field)} multiline={multiline} readOnly={readOnly} onSave={(one, value) => set(edited, `${field}/${one}`, value)} />,
  });
  const line = (label: string, field: string): DocumentColumn<K> => ({
    label,
    wide: true,
    cell: (edited, readOnly) => <EditableValue label={label} value={valueOf<string>(edited.body, field) ?? ''} readOnly={readOnly} onSave={(value) => set(edited, field, value || null)} />,
  });
  const columns: DocumentColumn<K>[] = [
    written(t('field.title'), 'title'),
    ...(kind === 'channel'
      ? [{ label: t('field.kind'), cell: (edited: EditedDocument<Bodies[K]>, readOnly: boolean) => <ChoiceCell label={t('field.kind')} value={valueOf<string>(edited.body, 'kind')} choices={touchKinds.map((one) => ({ value: one, label: t(`touchKind.${one}`) }))} readOnly={readOnly} onChange={(value) => set(edited, 'kind', value)} /> }]
      : [written(t('field.description'), 'description', true)]),
    ...(kind === 'department'
      ? [{ label: t('taxonomy.goals'), wide: true, cell: (edited: EditedDocument<Bodies[K]>, readOnly: boolean) => <ChoicesCell label={t('taxonomy.goals')} value={valueOf<string[]>(edited.body, 'goals') ?? []} choices={goals} readOnly={readOnly} onChange={(value) => set(edited, 'goals', value)} /> }]
      : []),
    ...(kind === 'knowledge-item' ? [line(t('taxonomy.source'), 'source'), line(t('journey.owner'), 'owner')] : []),
    ...own,
  ];
  return (
    <DocumentList
      kind={kind}
      columns={columns}
      titleOf={(body) => text(body.title)}
      create={(title) => ({ title: { [language]: title } }) as Bodies[K]}
      addLabel={t(`taxonomy.${kind}.new`)}
      empty={t(`taxonomy.${kind}.hint`)}
      consequence={t('taxonomy.removeConsequence')}
    />
  );
}

function valueOf<Value>(body: object, field: string): Value | undefined {
  return (body as Record<string, Value | undefined>)[field];
}
