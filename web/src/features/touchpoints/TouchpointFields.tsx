import type { Text, Touchpoint } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import { ChoiceField, ChoicesField, Field, Fields, NumberField, RatingField, SwitchField, TagsField } from '@/components/Fields';
import { OwnFields, useFieldsOf } from '@/features/fields/OwnFields';
import { type EditedDocument, useDocuments } from '@/features/journeys/document/hooks';
import { ProcessingFields } from './ProcessingFields';

export const kinds = ['digital', 'physical', 'both', 'external'];
export const categories = [
  'website', 'landing-page', 'form', 'e-mail', 'newsletter', 'chat', 'messenger', 'phone', 'blog', 'event', 'advertising', 'review', 'consultation',
  'shop', 'app', 'kiosk', 'letter', 'social-media', 'search', 'comparison', 'forum', 'word-of-mouth', 'retargeting', 'chatbot', 'voicebot', 'augmented-reality', 'click-and-collect',
  'phone-in-shop', 'checkout', 'counter', 'packaging', 'other',
];

/** Everything the team knows about a touchpoint, each field edited where it stands. */
export function TouchpointFields({ edited }: { edited: EditedDocument<Touchpoint> }) {
  const { t, tCode, text, format } = useLanguage();
  const { canEdit } = useWorkspace();
  const { body } = edited;
  const readOnly = !canEdit;
  const set = (path: string, value: unknown) => edited.change([{ op: 'set', path, value }]);
  const choices = (documents: { id: string; body: { title: Text } }[] | undefined) => (documents ?? []).map((document) => ({ value: document.id, label: text(document.body.title) }));
  const departments = choices(useDocuments('department').data);
  const systems = choices(useDocuments('system').data);
  const channels = choices(useDocuments('channel').data);
  const hasOwn = useFieldsOf('touchpoint').length > 0;
  const goals = choices(useDocuments('goal').data);
  const owners = [...new Set((useDocuments('touchpoint').data ?? []).flatMap((touchpoint) => touchpoint.body.owners ?? []))].sort();
  const texts = (path: 'description' | 'staff_knowledge') => (
    <TextField label={t(`field.${path}`)} value={body[path]} path={path} readOnly={readOnly} set={set} />
  );
  return (
    <>
      <h2>{t('touchpoint.facts')}</h2>
      <Fields>
        {texts('description')}
        <ChoiceField label={t('field.kind')} value={body.kind} choices={kinds.map((kind) => ({ value: kind, label: tCode('touchKind', kind) }))} readOnly={readOnly} onChange={(value) => set('kind', value)} />
        <ChoiceField label={t('field.category')} value={body.category} choices={categories.map((category) => ({ value: category, label: tCode('touchCategory', category) }))} searchable readOnly={readOnly} onChange={(value) => set('category', value)} />
        <ChoiceField label={t('field.channel')} value={body.channel} choices={channels} clearable readOnly={readOnly} onChange={(value) => set('channel', value)} />
        <SwitchField label={t('field.moment_of_truth')} value={body.moment_of_truth ?? false} readOnly={readOnly} onChange={(value) => set('moment_of_truth', value)} />
        <RatingField label={t('field.importance_customer')} value={body.importance_customer} readOnly={readOnly} onChange={(value) => set('importance_customer', value)} />
        <RatingField label={t('field.importance_company')} value={body.importance_company} readOnly={readOnly} onChange={(value) => set('importance_company', value)} />
        <NumberField label={t('field.staff_rating')} hint={t('field.outOf100')} value={body.staff_rating} min={0} max={100} readOnly={readOnly} onChange={(value) => set('staff_rating', value)} />
        <NumberField
          label={t('field.cost_per_contact')}
          value={body.cost_per_contact?.amount}
          min={0}
          max={1_000_000}
          shown={(amount) => format.money(amount, body.cost_per_contact?.currency ?? 'EUR')}
          readOnly={readOnly}
          onChange={(amount) => set('cost_per_contact', amount === null ? null : { currency: 'EUR', ...body.cost_per_contact, amount })}
        />
      </Fields>
      <h2>{t('touchpoint.responsible')}</h2>
      <Fields>
        <TagsField label={t('field.owners')} value={body.owners ?? []} suggestions={owners} readOnly={readOnly} onChange={(value) => set('owners', value)} />
        <ChoiceField label={t('field.department')} value={body.department} choices={departments} clearable readOnly={readOnly} onChange={(value) => set('department', value)} />
        <ChoicesField label={t('field.systems')} value={body.systems ?? []} choices={systems} readOnly={readOnly} onChange={(value) => set('systems', value)} />
        {texts('staff_knowledge')}
        <ChoicesField label={t('taxonomy.goals')} value={body.goals ?? []} choices={goals} readOnly={readOnly} onChange={(value) => set('goals', value)} />
        <Field label={t('field.key')}>
          <EditableValue label={t('field.key')} value={body.key} readOnly={readOnly} onSave={(value) => value !== '' && set('key', value)} />
        </Field>
      </Fields>
      {hasOwn && <h2>{t('settings.part.fields')}</h2>}
      <OwnFields kind="touchpoint" edited={edited} readOnly={readOnly} />
      <ProcessingFields processing={body.processing} readOnly={readOnly} set={set} />
    </>
  );
}

function TextField({ label, value, path, readOnly, set }: { label: string; value: Text | undefined; path: string; readOnly: boolean; set: (path: string, value: unknown) => void }) {
  return (
    <Field label={label}>
      <EditableText label={label} value={value} multiline readOnly={readOnly} onSave={(language, next) => set(`${path}/${language}`, next)} />
    </Field>
  );
}
