import type { Bodies, FieldValues, Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import type { DocumentColumn } from '@/components/DocumentList';
import { OwnFields, useFieldsOf } from './OwnFields';

/** The column of a list with the workspace's own fields of a kind; none when it has no such field. */
export function useOwnFieldsColumn<K extends Kind>(kind: K): DocumentColumn<K>[] {
  const { t } = useLanguage();
  if (useFieldsOf(kind).length === 0) return [];
  return [{ label: t('settings.part.fields'), wide: true, cell: ({ body, change }, readOnly) => <OwnFields kind={kind} edited={{ body: body as Bodies[K] & { fields?: FieldValues }, change }} readOnly={readOnly} /> }];
}
