import type { Processing } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { ChoiceField, Field, Fields, SwitchField } from '@/components/Fields';
import { impactAssessments, legalBases, safeguards } from './record';

type Set = (path: string, value: unknown) => void;
type TextName = 'purpose' | 'legal_basis_note' | 'data_subjects' | 'data_fields' | 'retention' | 'recipients' | 'processors' | 'third_countries' | 'security';

/** The record of processing: what data is taken here, why, on what ground, for how long, and who gets it. */
export function ProcessingFields({ processing, readOnly, set }: { processing: Processing | null | undefined; readOnly: boolean; set: Set }) {
  const { t } = useLanguage();
  const own = processing ?? {};
  const text = (name: TextName) => (
    <Field label={t(`record.${name}`)}>
      <EditableText label={t(`record.${name}`)} value={own[name]} multiline readOnly={readOnly} onSave={(language, value) => set(`processing/${name}/${language}`, value ?? null)} />
    </Field>
  );
  const choice = (name: 'legal_basis' | 'third_country_safeguard' | 'impact_assessment', values: readonly string[]) => (
    <ChoiceField label={t(`record.${name}`)} value={own[name] || null} choices={values.map((value) => ({ value, label: t(`record.${name}.${value}` as never) }))} clearable readOnly={readOnly} onChange={(value) => set(`processing/${name}`, value)} />
  );
  const none = own.personal_data === false;
  return (
    <>
      <h2>{t('touchpoint.processing')}</h2>
      <Fields>
        <ChoiceField
          label={t('record.personal_data')}
          value={none ? 'no' : processing ? 'yes' : null}
          choices={[{ value: 'yes', label: t('action.yes') }, { value: 'no', label: t('action.no') }]}
          readOnly={readOnly}
          onChange={(value) => set('processing/personal_data', value === 'yes')}
        />
        {!none && (
          <>
            {text('purpose')}
            {choice('legal_basis', legalBases)}
            {text('legal_basis_note')}
            {text('data_subjects')}
            {text('data_fields')}
            <SwitchField label={t('record.special_categories')} value={own.special_categories ?? false} readOnly={readOnly} onChange={(value) => set('processing/special_categories', value)} />
            {own.special_categories && choice('impact_assessment', impactAssessments)}
            {text('recipients')}
            {text('processors')}
            {text('third_countries')}
            {Object.values(own.third_countries ?? {}).some(Boolean) && choice('third_country_safeguard', safeguards)}
            {text('retention')}
            {text('security')}
          </>
        )}
      </Fields>
    </>
  );
}
