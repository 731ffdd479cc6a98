import { type KeyboardEvent, lazy, Suspense, useEffect, useRef } from 'react';
import { ActionIcon } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { StepsReport } from '@/api/reports';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useLaneName } from '@/features/taxonomy/useLaneName';
import type { EditedDocument } from '../document/hooks';
import { findCard, findStep } from '../map/editing/edits';
import { type Panel, useCommands } from '../map/state/context';
import { useLibrary } from '../map/state/library';
import classes from './Panel.module.css';

// The map is seen before any panel is opened: what a panel needs travels when it is opened.
const StepPanel = lazy(() => import('./StepPanel').then(({ StepPanel: component }) => ({ default: component })));
const TouchpointPanel = lazy(() => import('./TouchpointPanel').then(({ TouchpointPanel: component }) => ({ default: component })));
const CardPanel = lazy(() => import('./CardPanel').then(({ CardPanel: component }) => ({ default: component })));
const HistoryPanel = lazy(() => import('./HistoryPanel').then(({ HistoryPanel: component }) => ({ default: component })));
const JourneyPanel = lazy(() => import('./JourneyPanel').then(({ JourneyPanel: component }) => ({ default: component })));
const RiverTable = lazy(() => import('./RiverTable').then(({ RiverTable: component }) => ({ default: component })));
const JourneyComments = lazy(() => import('@/features/comments/JourneyComments').then(({ JourneyComments: component }) => ({ default: component })));
const ComparePanel = lazy(() => import('@/features/variants/compare/ComparePanel').then(({ ComparePanel: component }) => ({ default: component })));
const ReviewPanel = lazy(() => import('@/features/reviews/ReviewPanel').then(({ ReviewPanel: component }) => ({ default: component })));

interface Props { id: string; body: Journey; edited: EditedDocument<Journey>; report: StepsReport | undefined }

/** The panel at the side (from below on a phone). What it shows stands in the address. */
export function SidePanel({ id, body, edited, report }: Props) {
  const { t } = useLanguage();
  const search = useSearch({ strict: false }) as Panel;
  const { open, store, focus } = useCommands();
  const content = useContent({ id, body, edited, report }, search);
  const name = search.step ?? search.touchpoint ?? search.card ?? search.panel;
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    // Whoever opened the panel by a click or key goes on in it; a panel opened by the address leaves the focus alone.
    if (name && document.activeElement && document.activeElement !== document.body) heading.current?.focus({ preventScroll: true });
  }, [name]);

  if (!content) return null;
  const close = () => {
    open({});
    const back = store.get().active;
    if (back) focus(back);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  return (
    <aside className={classes.panel} aria-label={content.title} onKeyDown={onKeyDown} data-wide={search.panel === 'table' || undefined}>
      <div className={classes.head}>
        <div className={classes.headText}>
          {content.above && <div className={classes.above}>{content.above}</div>}
          <h2 ref={heading} tabIndex={-1} className={classes.title}>{content.title}</h2>
        </div>
        <ActionIcon aria-label={t('action.close')} onClick={close}><X size={16} aria-hidden="true" /></ActionIcon>
      </div>
      <div className={classes.content} tabIndex={0} role="region" aria-label={content.title}><Suspense fallback={null}>{content.element}</Suspense></div>
    </aside>
  );
}

interface Content { title: string; above?: string; element: React.ReactNode }

function useContent({ id, body, edited, report }: Props, search: Panel): Content | null {
  const { t, text } = useLanguage();
  const laneName = useLaneName();
  const library = useLibrary();
  if (search.step) {
    const found = findStep(body, search.step);
    if (!found) return null;
    return { title: text(found.step.title) || t('map.untitledStep'), above: text(found.phase.title), element: <StepPanel key={search.step} journey={id} body={body} step={found.step} phase={found.phase} report={report} /> };
  }
  if (search.touchpoint) {
    const entry = library.find('touchpoint', search.touchpoint);
    if (!entry) return library.complete ? { title: t('map.missing'), element: null } : null;
    return { title: text(entry.title) || t('map.untitled'), above: t('map.kind.touchpoint'), element: <TouchpointPanel key={search.touchpoint} id={search.touchpoint} body={body} /> };
  }
  if (search.card) {
    const found = findCard(body, search.card);
    if (!found) return null;
    const lane = laneName(found.lane);
    const step = text(findStep(body, found.card.step)?.step.title ?? {});
    return { title: cardTitle(found.card, library, text) || t('map.card'), above: `${lane} · ${step}`, element: <CardPanel key={search.card} body={body} card={found.card} lane={found.lane} /> };
  }
  if (search.panel === 'history') return { title: t('map.history'), element: <HistoryPanel id={id} body={body} edited={edited} /> };
  if (search.panel === 'comments') return { title: t('comments.title'), element: <JourneyComments id={id} body={body} place={search.place ?? ''} comment={search.comment} /> };
  if (search.panel === 'journey') return { title: t('map.properties'), element: <JourneyPanel body={body} /> };
  if (search.panel === 'compare') return { title: t('variants.compareTitle'), element: <ComparePanel id={id} /> };
  if (search.panel === 'review') return { title: t('review.title'), element: <ReviewPanel id={id} body={body} version={edited.document.version} /> };
  if (search.panel === 'table') return { title: t('map.river.title'), element: report ? <RiverTable body={body} report={report} /> : null };
  return null;
}

function cardTitle(card: Journey['lanes'][number]['cards'][number], library: ReturnType<typeof useLibrary>, text: ReturnType<typeof useLanguage>['text']): string {
  if (!card.reference) return text(card.text);
  return text(library.find(card.reference.kind, card.reference.id)?.title);
}
