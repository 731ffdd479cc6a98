import { slugOf } from '@/api/slug';
import { useLanguage } from '@/app/language';
import { DocumentList } from '@/components/DocumentList';
import { EditableText } from '@/components/EditableText';
import { PageHeader } from '@/components/PageHeader';
import { Section } from '@/components/Section';
import { useDocuments } from '@/features/journeys/document/hooks';
import { laneGroups } from '@/features/journeys/map/state/lanes';
import { SettingsTabs } from '@/features/settings/SettingsTabs';
import classes from './Taxonomy.module.css';

/** The kinds of lanes: the team's own, and those that ship. */
export function LanesPage() {
  const { t, tCode, text, language } = useLanguage();
  const journeys = useDocuments('journey').data ?? [];
  const own = useDocuments('custom-lane').data ?? [];
  const uses = (key: string) => journeys.filter(({ body }) => body.lanes.some((lane) => lane.kind === key)).length;
  const keyFor = (title: string) => {
    const base = `own-${slugOf(title) || 'lane'}`;
    const taken = new Set(own.map(({ body }) => body.key));
    return [base, ...own.map((_, index) => `${base}-${index + 2}`)].find((key) => !taken.has(key)) ?? base;
  };
  return (
    <>
      <PageHeader title={t('settings.part.lanes')}><SettingsTabs /></PageHeader>
      <div className={classes.page}>
        <Section title={t('lanes.own')} hint={t('lanes.ownHint')}>
          <DocumentList
            kind="custom-lane"
            titleOf={(body) => text(body.title)}
            create={(title) => ({ key: keyFor(title), title: { [language]: title } })}
            addLabel={t('lanes.new')}
            empty={t('lanes.empty')}
            consequence={t('lanes.removeConsequence')}
            columns={[
              { label: t('field.title'), cell: (edited, readOnly) => <EditableText label={t('field.title')} value={edited.body.title} readOnly={readOnly} onSave={(one, value) => edited.change([{ op: 'set', path: `title/${one}`, value: value ?? null }])} /> },
              { label: t('field.description'), wide: true, cell: (edited, readOnly) => <EditableText label={t('field.description')} value={edited.body.description} multiline readOnly={readOnly} onSave={(one, value) => edited.change([{ op: 'set', path: `description/${one}`, value: value ?? null }])} /> },
              { label: t('field.key'), wide: true, cell: ({ body }) => <span className={classes.key}>{body.key}</span> },
              { label: t('lanes.uses'), cell: ({ body }) => uses(body.key) },
            ]}
          />
        </Section>
        <Section title={t('lanes.shipped')} hint={t('lanes.shippedHint')}>
          {laneGroups.map(({ group, kinds }) => (
            <div key={group}>
              <h3 className={classes.group}>{t(`laneGroup.${group}`)}</h3>
              <ul className={classes.shipped}>{kinds.map((kind) => <li key={kind}>{tCode('laneKind', kind)}</li>)}</ul>
            </div>
          ))}
        </Section>
      </div>
    </>
  );
}
