import { useMemo } from 'react';
import { Button, Menu, Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ArrowDownToLine, ArrowUpFromLine, Ellipsis, Map as MapIcon, Unlink } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Section } from '@/components/Section';
import { useLoadLibrary } from '@/features/journeys/map/state/library';
import { ConflictCard } from './ConflictCard';
import { Describer, partsOf } from './describe';
import { DifferenceList } from './DifferenceList';
import { type Difference, type Drift, type Side, useDetach, useDrift, useVariantActions } from './variants';
import classes from './Variants.module.css';

/** One variant: what waits for a decision, and every difference from its base. */
export function DriftPage() {
  const { t } = useLanguage();
  const { variant = '' } = useParams({ strict: false });
  const drift = useDrift(variant);
  if (drift.data) return <Report key={variant} drift={drift.data} />;
  return (
    <>
      <PageHeader title={t('variants.title')} />
      <div className={classes.page}>
        {drift.isPending ? <Skeleton height={220} mt={16} /> : <ProblemNotice error={drift.error} onRetry={() => void drift.refetch()} />}
      </div>
    </>
  );
}

export function useSideName(): (side: Side) => string {
  const { t, text } = useLanguage();
  return ({ label, market, title }) => text(label) || [text(title) || t('map.untitled'), market].filter(Boolean).join(' · ');
}

function Report({ drift }: { drift: Drift }) {
  const words = useLanguage();
  const { t, text, tCode } = words;
  const { canEdit } = useWorkspace();
  const { workspace = '' } = useParams({ strict: false });
  const library = useLoadLibrary();
  const name = useSideName();
  const actions = useVariantActions(drift.variant.id);
  const describer = useMemo(() => new Describer(partsOf(drift.both), words, library), [drift.both, words, library]);
  const names = { base: text(drift.base.title) || t('map.untitled'), variant: name(drift.variant) };
  return (
    <>
      <PageHeader
        title={`${names.variant} · ${text(drift.variant.title)}`}
        meta={(
          <span>
            {tCode('variants.dimension', drift.dimension)} · {t('variants.basedOn')}{' '}
            <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: drift.base.id }}>{names.base}</Link>
          </span>
        )}
        actions={(
          <>
            <Button variant="default" leftSection={<MapIcon size={14} />} renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$journey" params={{ workspace, journey: drift.variant.id }} search={{ compare: drift.base.id }} />}>
              {t('variants.compareInMap')}
            </Button>
            {canEdit && <MoreMenu variant={drift.variant.id} />}
          </>
        )}
      />
      <div className={classes.page}>
        <p className={classes.figures}>
          <span><strong>{drift.inherited}</strong> {t('variants.inheritedParts')}</span>
          <span><strong>{drift.own}</strong> {t('variants.ownParts')}</span>
          <span><strong>{drift.conflicts.length}</strong> {t('variants.openConflicts')}</span>
        </p>
        {actions.error !== null && <ProblemNotice error={actions.error} />}
        {drift.conflicts.length > 0 && (
          <Section title={t('variants.conflicts')} hint={t('variants.conflictsHint')}>
            {drift.conflicts.map((conflict) => (
              <ConflictCard
                key={`${conflict.spot.part}/${conflict.spot.id}/${conflict.spot.field}`}
                conflict={conflict}
                describer={describer}
                base={t('variants.baseColumn', { name: names.base })}
                variant={names.variant}
                canEdit={canEdit}
                isPending={actions.isPending}
                onDecide={(decision) => actions.resolve(conflict.spot, decision)}
              />
            ))}
          </Section>
        )}
        <Section title={t('variants.differences')} hint={t('variants.differencesHint')}>
          <DifferenceList
            differences={drift.differences}
            both={drift.both}
            describer={describer}
            sides={{ from: t('variants.baseColumn', { name: names.base }), to: names.variant }}
            {...(canEdit && { actions: (difference: Difference) => <RowActions difference={difference} subject={describer.subject(difference.spot)} {...actions} /> })}
          />
        </Section>
      </div>
    </>
  );
}

function RowActions({ difference, subject, take, push, isPending }: { difference: Difference; subject: string } & Pick<ReturnType<typeof useVariantActions>, 'take' | 'push' | 'isPending'>) {
  const { t } = useLanguage();
  const spots = [difference.spot];
  return (
    <>
      <Button variant="subtle" size="compact-xs" fw={400} disabled={isPending} leftSection={<ArrowDownToLine size={13} />} aria-label={t('variants.takeOf', { subject })} onClick={() => take(spots)}>{t('variants.take')}</Button>
      <Button variant="subtle" size="compact-xs" fw={400} disabled={isPending} leftSection={<ArrowUpFromLine size={13} />} aria-label={t('variants.pushOf', { subject })} onClick={() => push(spots)}>{t('variants.push')}</Button>
    </>
  );
}

function MoreMenu({ variant }: { variant: string }) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const detach = useDetach();
  const onDetach = async () => {
    await detach.mutateAsync(variant);
    await navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace, journey: variant } });
  };
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target><Button variant="default" px={8} aria-label={t('variants.more')}><Ellipsis size={16} aria-hidden="true" /></Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Unlink size={14} />} onClick={() => void onDetach()}>
          {t('variants.detach')}
          <div style={{ color: 'var(--text-muted)', fontSize: 'var(--font-small)' }}>{t('variants.detachText')}</div>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
