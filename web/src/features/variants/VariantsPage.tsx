import { lazy, Suspense, useMemo, useState } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { GitFork } from 'lucide-react';
import type { MessageKey } from '@/messages';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { Pill } from '@/components/Pill';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Section } from '@/components/Section';
import table from '@/components/Table.module.css';
import { type Family, type FamilyMember, useFamilies } from './variants';
import classes from './Variants.module.css';

const NewVariantsDialog = lazy(() => import('./NewVariantsDialog'));

/** All bases with their variants: what is inherited, what is the variant's own, and what waits for a decision. */
export function VariantsPage() {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const families = useFamilies();
  const [creating, setCreating] = useState(false);
  const create = canEdit && <Button leftSection={<GitFork size={14} />} onClick={() => setCreating(true)}>{t('variants.create')}</Button>;
  return (
    <>
      <PageHeader title={t('variants.title')} actions={create} />
      <div className={classes.page}>
        {families.isPending && <Skeleton height={220} mt={16} />}
        {families.isError && <ProblemNotice error={families.error} onRetry={() => void families.refetch()} />}
        {families.data?.length === 0 && <EmptyState title={t('variants.empty')} action={create}>{t('variants.emptyText')}</EmptyState>}
        {families.data && families.data.length > 0 && (
          <>
            <p className={classes.intro}>{t('variants.intro')}</p>
            <Families families={families.data} />
          </>
        )}
      </div>
      <Suspense fallback={null}>{creating && <NewVariantsDialog onClose={() => setCreating(false)} />}</Suspense>
    </>
  );
}

/** So many families are drawn at first, and so many more at each click. */
const atOnce = 25;

/** Families in which something waits for a decision come first. */
function Families({ families }: { families: Family[] }) {
  const { t } = useLanguage();
  const [count, setCount] = useState(atOnce);
  const ordered = useMemo(() => families.toSorted((a, b) => Number(waits(b)) - Number(waits(a))), [families]);
  const shown = ordered.slice(0, count);
  return (
    <>
      <Matrix families={shown} />
      {shown.map((family) => <FamilyTable key={family.base} family={family} />)}
      {shown.length < families.length && <Button variant="default" mt={16} onClick={() => setCount(count + atOnce)}>{t('variants.more', { count: families.length - shown.length })}</Button>}
    </>
  );
}

function waits({ variants }: Family): boolean {
  return variants.some(({ conflicts }) => conflicts > 0);
}

function useName(): (variant: Pick<FamilyMember, 'label' | 'market' | 'title'>) => string {
  const { text } = useLanguage();
  return ({ label, market, title }) => text(label) || market || text(title);
}

/** A row per base, a column per market: the pattern of all variants at one glance. */
function Matrix({ families }: { families: Family[] }) {
  const { t, text } = useLanguage();
  const name = useName();
  const { workspace = '' } = useParams({ strict: false });
  const columns = useMemo(
    () => [...new Set(families.flatMap((family) => family.variants.map(name)))].sort((a, b) => a.localeCompare(b)),
    [families, name],
  );
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.matrix} aria-label={t('variants.matrix')}>
          <thead>
            <tr>
              <td />
              {columns.map((column) => <th key={column} scope="col"><span title={column}>{column}</span></th>)}
            </tr>
          </thead>
          <tbody>
            {families.map((family) => (
              <tr key={family.base}>
                <th scope="row"><Link className={table.title} to="/w/$workspace/journeys/$journey" params={{ workspace, journey: family.base }}>{text(family.title) || t('map.untitled')}</Link></th>
                {columns.map((column) => {
                  const variant = family.variants.find((one) => name(one) === column);
                  return <td key={column}>{variant ? <Tile variant={variant} name={column} /> : <div className={classes.none} />}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.legend}>
        <span><span className={classes.swatch} style={{ background: 'var(--river)' }} />{t('variants.inherited')}</span>
        <span><span className={classes.swatch} style={{ background: 'var(--curve-staff)' }} />{t('variants.own')}</span>
        <span><span className={classes.conflictMark} />{t('variants.waiting')}</span>
      </p>
    </>
  );
}

function Tile({ variant, name }: { variant: FamilyMember; name: string }) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { inherited, own, conflicts } = variant;
  const words = t('variants.tile', { name, inherited, own, conflicts });
  return (
    <Link to="/w/$workspace/variants/$variant" params={{ workspace, variant: variant.id }} className={classes.tile} data-conflict={conflicts > 0 || undefined} title={words} aria-label={words}>
      <span aria-hidden="true">{own}</span>
      <Bar inherited={inherited} own={own} />
    </Link>
  );
}

function Bar({ inherited, own, wide }: { inherited: number; own: number; wide?: boolean }) {
  // A few differences among hundreds of parts stay visible.
  const share = own === 0 ? 0 : Math.max(0.06, own / (own + inherited));
  return <span className={wide ? `${classes.bar} ${classes.wide}` : classes.bar} aria-hidden="true"><span style={{ width: `${share * 100}%` }} /></span>;
}

const tones = { draft: 'neutral', 'in-review': 'waiting', live: 'active', retired: 'faint' } as const;

function FamilyTable({ family }: { family: Family }) {
  const { t, tCode, text, format } = useLanguage();
  const name = useName();
  const { workspace = '' } = useParams({ strict: false });
  const title = text(family.title) || t('map.untitled');
  return (
    <Section title={title} hint={family.removed ? t('variants.baseRemoved') : t('variants.countOf', { count: family.variants.length })}>
      <div className={table.scroll}>
        <table className={table.table} aria-label={title}>
          <thead>
            <tr>
              {(['variants.variant', 'variants.dimension', 'journey.state', 'variants.share', 'variants.own', 'variants.conflicts', 'variants.changed'] as MessageKey[]).map((key) => <th key={key} className={key === 'variants.own' || key === 'variants.conflicts' ? table.number : undefined}>{t(key)}</th>)}
              <th><span className="visually-hidden">{t('variants.actions')}</span></th>
            </tr>
          </thead>
          <tbody>
            {family.variants.toSorted((a, b) => name(a).localeCompare(name(b))).map((variant) => (
              <tr key={variant.id}>
                <td><Link className={table.title} to="/w/$workspace/variants/$variant" params={{ workspace, variant: variant.id }}>{name(variant)}</Link></td>
                <td>{tCode('variants.dimension', variant.dimension)}</td>
                <td><Pill tone={tones[variant.state]}>{tCode('journeyState', variant.state)}</Pill></td>
                <td><Bar inherited={variant.inherited} own={variant.own} wide /></td>
                <td className={table.number}>{format.number(variant.own)}</td>
                <td className={table.number}>{variant.conflicts > 0 ? <Pill tone="bad">{format.number(variant.conflicts)}</Pill> : '–'}</td>
                <td>{[variant.changed_by, format.ago(variant.changed_at)].filter(Boolean).join(' · ')}{variant.behind && ` · ${t('variants.behind')}`}</td>
                <td><Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: variant.id }} search={{ compare: family.base }}>{t('variants.inMap')}</Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
