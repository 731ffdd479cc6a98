import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { byId } from '@/api/documents';
import type { ProcessingRecord } from '@/api/reports';
import type { Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { useDocuments } from '@/features/journeys/document/hooks';
import type { Activity, Line, RecordDocument } from './record';

const controllerFields = ['name', 'address', 'contact', 'data_protection_officer', 'representative', 'joint_controllers'] as const;
const texts = ['purpose', 'legal_basis_note', 'data_subjects', 'data_fields', 'recipients', 'processors', 'third_countries', 'retention', 'security'] as const;

/** The record of the workspace, and its document in the language of the interface. */
export function useRecord() {
  const { slug, path } = useWorkspace();
  const { t, tCode, text } = useLanguage();
  const touchpoints = useDocuments('touchpoint').data;
  const departments = byId(useDocuments('department').data);
  const systems = byId(useDocuments('system').data);
  const query = useQuery({ queryKey: ['processing-record', slug, touchpoints], queryFn: ({ signal }) => api.get<ProcessingRecord>(`${path}/processing-record`, {}, signal) });
  const record = query.data;
  if (!record) return { query, record: undefined, document: undefined };

  const linesOf = ({ processing, gaps, department, systems: used, owners }: Activity): Line[] => {
    const missing = (name: string) => (gaps as string[]).includes(name);
    const line = (name: string, value: string): Line[] => (value || missing(name) ? [{ name: tCode('record', name), value, missing: missing(name) }] : []);
    const written = (name: (typeof texts)[number]) => line(name, text(processing[name] as Text));
    return [
      ...written('purpose'),
      ...line('legal_basis', processing.legal_basis ? tCode('record.legal_basis', processing.legal_basis) : ''),
      ...written('legal_basis_note'),
      ...written('data_subjects'),
      ...written('data_fields'),
      ...line('special_categories', processing.special_categories ? t('action.yes') : ''),
      ...line('impact_assessment', processing.impact_assessment ? tCode('record.impact_assessment', processing.impact_assessment) : ''),
      ...written('recipients'),
      ...written('processors'),
      ...written('third_countries'),
      ...line('third_country_safeguard', processing.third_country_safeguard ? tCode('record.third_country_safeguard', processing.third_country_safeguard) : ''),
      ...written('retention'),
      ...written('security'),
      ...line('department', text(departments.get(department ?? '')?.body.title)),
      ...line('systems', used.map((id) => text(systems.get(id)?.body.title)).filter(Boolean).join(', ')),
      ...line('owners', owners.join(', ')),
    ];
  };
  const document: RecordDocument = {
    title: t('record.title'),
    missing: t('fields.missing'),
    controller: {
      title: t('controller.title'),
      lines: controllerFields.flatMap((name) => {
        const gap = (record.controller_gaps as string[]).includes(name);
        return record.controller[name] || gap ? [{ name: t(`controller.${name}`), value: record.controller[name], missing: gap }] : [];
      }),
    },
    activities: record.activities.map((activity) => ({ title: text(activity.title as Text) || t('map.untitled'), lines: linesOf(activity) })),
    undeclaredTitle: t('record.undeclared'),
    undeclared: record.undeclared.map((id) => text(touchpoints?.find((one) => one.id === id)?.body.title) || id),
  };
  return { query, record, document };
}
