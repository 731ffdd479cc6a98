import { Skeleton, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { Term } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace, useWorkspaceSettings } from '@/app/session';
import { DocumentList } from '@/components/DocumentList';
import { EditableText } from '@/components/EditableText';
import fields from '@/components/Fields.module.css';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Section } from '@/components/Section';
import { type EditedDocument, useDocuments } from '@/features/journeys/document/hooks';
import { SettingsTabs } from '@/features/settings/SettingsTabs';
import { useOwnFieldsColumn } from '@/features/fields/useOwnFieldsColumn';
import classes from './Glossary.module.css';

/** The company's terms, what else they are called, what they must not be called, and where that stands nevertheless. */
export function GlossaryPage() {
  const { t, text, language } = useLanguage();
  const own = useOwnFieldsColumn('term');
  return (
    <>
      <PageHeader title={t('settings.part.glossary')}><SettingsTabs /></PageHeader>
      <div className={classes.page}>
        <Section title={t('glossary.terms')} hint={t('glossary.hint')}>
          <DocumentList
            kind="term"
            titleOf={(body) => text(body.title)}
            create={(title) => ({ title: { [language]: title } })}
            addLabel={t('glossary.new')}
            empty={t('glossary.empty')}
            consequence={t('glossary.removeConsequence')}
            columns={[
              { label: t('glossary.term'), cell: (edited, readOnly) => <EditableText label={t('glossary.term')} value={edited.body.title} readOnly={readOnly} onSave={(one, value) => edited.change([{ op: 'set', path: `title/${one}`, value: value ?? null }])} /> },
              { label: t('glossary.definition'), wide: true, cell: (edited, readOnly) => <EditableText label={t('glossary.definition')} value={edited.body.definition} multiline readOnly={readOnly} onSave={(one, value) => edited.change([{ op: 'set', path: `definition/${one}`, value: value ?? null }])} /> },
              { label: t('glossary.synonyms'), wide: true, cell: (edited, readOnly) => <Words list="synonyms" edited={edited} readOnly={readOnly} /> },
              { label: t('glossary.forbidden'), cell: (edited, readOnly) => <Words list="forbidden" edited={edited} readOnly={readOnly} /> },
              ...own,
            ]}
          />
        </Section>
        <Section title={t('glossary.findings')} hint={t('glossary.findingsHint')}><Findings /></Section>
      </div>
    </>
  );
}

/** A list of words for each language of the workspace. */
function Words({ list, edited, readOnly }: { list: 'synonyms' | 'forbidden'; edited: EditedDocument<Term>; readOnly: boolean }) {
  const { t } = useLanguage();
  const languages = useWorkspaceSettings().data?.languages ?? ['de', 'en'];
  return (
    <div className={classes.words}>
      {languages.map((one) => {
        const words = edited.body[list]?.[one] ?? [];
        const label = `${t(`glossary.${list}`)} (${one.toUpperCase()})`;
        return (
          <div key={one} className={classes.word}>
            <span className={classes.code}>{one}</span>
            {readOnly
              ? <span>{words.join(', ') || '–'}</span>
              : <TagsInput size="xs" classNames={{ input: fields.input, inputField: fields.pillField }} aria-label={label} value={words} placeholder={words.length === 0 ? t('editable.empty') : undefined} onChange={(next) => edited.change([{ op: 'set', path: `${list}/${one}`, value: next }])} />}
          </div>
        );
      })}
    </div>
  );
}

interface Finding { rule: string; place: string; message: string }

/** Where a forbidden word stands, with the way there for maps and touchpoints. */
function Findings() {
  const { t, text } = useLanguage();
  const { slug, path } = useWorkspace();
  const { workspace = '' } = useParams({ strict: false });
  const terms = useDocuments('term').data;
  const journeys = useDocuments('journey').data ?? [];
  const touchpoints = useDocuments('touchpoint').data ?? [];
  const findings = useQuery({
    queryKey: ['check', slug, 'forbidden-term', terms],
    queryFn: ({ signal }) => api.get<Finding[]>(`${path}/check`, { rule: 'forbidden-term' }, signal),
    enabled: terms !== undefined,
  });
  if (findings.isError) return <ProblemNotice error={findings.error} onRetry={() => void findings.refetch()} />;
  if (!findings.data) return <Skeleton height={60} />;
  if (findings.data.length === 0) return <p className={classes.calm}>{t('glossary.noFindings')}</p>;
  const where = (place: string) => {
    const [list, id = '', ...rest] = place.split('/');
    const card = rest[0] === 'lanes' && rest[2] === 'cards' ? rest[3] : undefined;
    const step = rest[0] === 'phases' && rest[2] === 'steps' ? rest[3] : undefined;
    const title = text([...journeys, ...touchpoints].find((one) => one.id === id)?.body.title);
    if (list === 'journeys') return <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: id }} search={{ ...(card ? { card } : {}), ...(step ? { step } : {}) }}>{title}</Link>;
    if (list === 'touchpoints') return <Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: id }}>{title}</Link>;
    return <span>{place}</span>;
  };
  return (
    <ul className={classes.findings}>
      {findings.data.map(({ place, message }) => <li key={`${place} ${message}`}>{where(place)}<span className={classes.code}>{message.replace(/^(.*): the term is (.*)$/, '$1 → $2').replace(/ is not to be used$/, '')}</span></li>)}
    </ul>
  );
}
