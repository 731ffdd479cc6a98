import { Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { Persona } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { DocumentHistory } from '@/components/DocumentHistory';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import { Field, Fields, NumberField } from '@/components/Fields';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import { RemoveDocument } from '@/components/RemoveDocument';
import { Section } from '@/components/Section';
import { UndoRedo } from '@/components/UndoRedo';
import { DocumentComments } from '@/features/comments/DocumentComments';
import { StarAndFollow } from '@/features/favourites/StarAndFollow';
import { type EditedDocument, useDocument, useDocuments } from '@/features/journeys/document/hooks';
import { useBaseJourneys } from '@/features/journeys/useJourneys';
import { ChannelAffinity } from './ChannelAffinity';
import { CopyButton } from '@/features/transfer/CopyButton';
import { CustomFields } from './CustomFields';
import { groups, type TextKey } from './fields';
import { OwnFields } from '@/features/fields/OwnFields';
import { PortraitChooser } from './PortraitChooser';
import { Segment } from './Segment';
import { journeysOf } from './segment';
import classes from './Personas.module.css';

/** One persona: everything the team says about it, and the customers it stands for. */
export function PersonaPage() {
  const { persona: id = '' } = useParams({ strict: false });
  const { edited, isPending, error, refetch } = useDocument('persona', id);
  if (isPending) return <div className={classes.cards}><Skeleton height={300} /></div>;
  if (!edited) return <ProblemNotice error={error} onRetry={refetch} />;
  return <PersonaView id={id} edited={edited} />;
}

function PersonaView({ id, edited }: { id: string; edited: EditedDocument<Persona> }) {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const used = journeysOf(useDocuments('journey').data ?? [], id).length;
  const { body } = edited;
  const readOnly = !canEdit;
  const set = (path: string, value: unknown) => edited.change([{ op: 'set', path, value }]);
  const textField = (key: TextKey) => (
    <Field key={key} label={t(`field.${key}`)}>
      <EditableText label={t(`field.${key}`)} value={body[key]} multiline readOnly={readOnly} onSave={(language, value) => set(`${key}/${language}`, value)} />
    </Field>
  );
  return (
    <>
      <PageHeader
        title={body.name}
        titleElement={<EditableValue label={t('field.name')} value={body.name} readOnly={readOnly} onSave={(value) => value !== '' && set('name', value)} />}
        actions={(
          <>
            <StarAndFollow kind="persona" id={id} />
            {canEdit && <UndoRedo edited={edited} />}
            {canEdit && <CopyButton kind="persona" id={id} title={body.name} />}
            {canEdit && <RemoveDocument kind="persona" id={id} title={body.name} consequence={t('remove.usedOn', { count: used })} onRemoved={() => void navigate({ to: '/w/$workspace/personas', params: { workspace } })} />}
          </>
        )}
      >
        <PeriodAndSegmentFilter />
      </PageHeader>
      <div className={classes.page}>
        <div className={classes.person}>
          <PortraitChooser name={body.name} picture={body.portrait} readOnly={readOnly} onChange={(picture) => set('portrait', picture)} />
          <div className={classes.said}>
            <EditableText label={t('field.quote')} placeholder={t('persona.quoteExample')} value={body.quote} multiline readOnly={readOnly} onSave={(language, value) => set(`quote/${language}`, value)} />
          </div>
          <Fields>
            {textField('role')}
            {textField('group')}
            <NumberField label={t('field.age')} value={body.age} min={0} max={130} readOnly={readOnly} onChange={(value) => set('age', value === null ? null : Math.round(value))} />
          </Fields>
          <h2 className={classes.sideTitle}>{t('persona.segment')}</h2>
          <Segment bound={body} readOnly={readOnly} onChange={(value) => set('segment', value)} />
          <h2 className={classes.sideTitle}>{t('navigation.journeys')}</h2>
          <Journeys id={id} />
        </div>
        <div className={classes.about}>
          <div className={classes.groups}>
            {groups.map(({ title, fields }) => <Section key={title} title={t(title)}><Fields>{fields.map(textField)}</Fields></Section>)}
            <Section title={t('field.channel_affinity')} hint={t('persona.affinityHint')}>
              <ChannelAffinity affinity={body.channel_affinity ?? []} readOnly={readOnly} onChange={(value) => set('channel_affinity', value)} />
            </Section>
            <Section title={t('field.custom')}>
              <CustomFields fields={body.custom ?? []} readOnly={readOnly} onChange={(value) => set('custom', value)} />
              <OwnFields kind="persona" edited={edited} readOnly={readOnly} />
            </Section>
          </div>
          <DocumentComments kind="persona" id={id} />
          <Section title={t('history.title')}><DocumentHistory kind="persona" id={id} readOnly={readOnly} onUndo={edited.undoSequence} /></Section>
        </div>
      </div>
    </>
  );
}

function Journeys({ id }: { id: string }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const journeys = useBaseJourneys();
  if (!journeys) return <Skeleton height={30} />;
  const own = journeysOf(journeys, id);
  if (own.length === 0) return <p className={classes.calm}>{t('persona.noJourneys')}</p>;
  return (
    <ul className={classes.journeys}>
      {own.map((journey) => <li key={journey.id}><Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }}>{text(journey.body.title)}</Link></li>)}
    </ul>
  );
}
