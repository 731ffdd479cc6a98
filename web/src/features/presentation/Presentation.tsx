import { type KeyboardEvent, type TouchEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ActionIcon, Modal, Tooltip } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { ChevronLeft, ChevronRight, NotebookText, X } from 'lucide-react';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { CommentCountsContext } from '@/features/comments/useComments';
import { type MapReport, MapView } from '@/features/journeys/map/MapView';
import { MapCommandsContext } from '@/features/journeys/map/state/context';
import { MapStore, MapStoreContext } from '@/features/journeys/map/state/store';
import { titleWidth } from '@/features/journeys/map/useMapLayout';
import { useReadOnlyCommands } from '@/features/journeys/map/useReadOnlyCommands';
import { notesOf, type Slide, slideAfter, slidesOf, zoomFor } from './slides';
import classes from './Presentation.module.css';

interface Props {
  body: Journey;
  report: MapReport;
  shows?: { river: boolean; scores: boolean };
  /** The lanes that the person has hidden on the map. */
  hiddenLanes?: ReadonlySet<string>;
  /** The slide: `start`, `end` or the id of a phase. */
  at: string;
  /** Goes to a slide; ends without one. */
  onGo: (to: string | undefined) => void;
}

const noComments = new Map<string, number>();
const shortestSwipe = 70;

/** The map on the whole screen, phase by phase: the others fold away, so that river, curve and lanes are large. */
export function Presentation({ body, report, shows, hiddenLanes, at, onGo }: Props) {
  const { t, text } = useLanguage();
  const slides = useMemo(() => slidesOf(body), [body]);
  const index = Math.max(0, slides.findIndex(({ id }) => id === at));
  const slide = slides[index]!;
  const [notes, setNotes] = useState(false);
  const touch = useRef<{ x: number; y: number } | null>(null);
  const content = useRef<HTMLDivElement>(null);
  const store = useStoreOf(body, slide, hiddenLanes);
  const commands = useReadOnlyCommands(store, body);
  useFullscreen(() => onGo(undefined));
  const go = (next: number) => onGo(slides[Math.min(slides.length - 1, Math.max(0, next))]!.id);

  const onKeyDown = (event: KeyboardEvent) => {
    const isButton = (event.target as HTMLElement).closest('button') !== null;
    if (event.key === ' ' && isButton) return;
    if (event.key === 'Escape') onGo(undefined);
    else if (event.key.toLowerCase() === 'n') setNotes(!notes);
    else {
      const next = slideAfter(slides, index, event.key);
      if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
      go(next);
    }
    // The grid below has the same keys for moving about in it.
    event.preventDefault();
    event.stopPropagation();
  };
  const onTouchEnd = (event: TouchEvent) => {
    const from = touch.current;
    const to = event.changedTouches[0];
    touch.current = null;
    if (!from || !to) return;
    const [x, y] = [to.clientX - from.x, to.clientY - from.y];
    if (Math.abs(x) > shortestSwipe && Math.abs(x) > 2 * Math.abs(y)) go(index + (x < 0 ? 1 : -1));
  };
  const lines = notesOf(body, slide, text);
  const title = slide.phase ? text(slide.phase.title) || t('map.untitledPhase') : text(body.title) || t('map.untitled');
  return (
    <Modal.Root opened onClose={() => onGo(undefined)} fullScreen closeOnEscape={false} transitionProps={{ duration: 0 }}>
      <Modal.Content radius={0} aria-label={t('presentation.title')} onKeyDownCapture={onKeyDown}>
        <div
          ref={content}
          className={classes.screen}
          data-autofocus
          tabIndex={-1}
          onTouchStart={(event) => { touch.current = { x: event.touches[0]!.clientX, y: event.touches[0]!.clientY }; }}
          onTouchEnd={onTouchEnd}
        >
          <header className={classes.head}>
            <div className={classes.titles} aria-live="polite">
              <p className={classes.above}>{slide.phase ? t('presentation.phaseOf', { number: slide.number, count: slides.length - 2, journey: text(body.title) }) : t(slide.id === 'start' ? 'presentation.whole' : 'presentation.end')}</p>
              <h1 className={classes.title}>{title}</h1>
              {slide.phase && text(slide.phase.description) !== '' && <p className={classes.lead}>{text(slide.phase.description)}</p>}
              {slide.id === 'start' && text(body.expected_outcome) !== '' && <p className={classes.lead}>{text(body.expected_outcome)}</p>}
            </div>
            <div className={classes.tools}>
              {lines.length > 0 && <Tool label={t('presentation.notes')} icon={NotebookText} pressed={notes} onClick={() => setNotes(!notes)} />}
              <Tool label={t('presentation.close')} icon={X} onClick={() => onGo(undefined)} />
            </div>
          </header>
          <div className={classes.map}>
            <CommentCountsContext value={noComments}>
              <MapStoreContext value={store}>
                <MapCommandsContext value={commands}>
                  <MapView key={slide.id} body={body} report={report} {...(shows ? { shows } : {})} />
                </MapCommandsContext>
              </MapStoreContext>
            </CommentCountsContext>
          </div>
          {notes && lines.length > 0 && (
            <aside className={classes.notes} aria-label={t('presentation.notes')}>
              {lines.map(({ name, note }, at) => <p key={at}><b>{name}</b> {note}</p>)}
            </aside>
          )}
          <footer className={classes.foot}>
            <Tool label={t('presentation.back')} icon={ChevronLeft} disabled={index === 0} onClick={() => go(index - 1)} />
            <ol className={classes.course}>
              {slides.map((one, position) => (
                <li key={one.id}>
                  <button type="button" className={classes.stop} aria-current={position === index ? 'step' : undefined} onClick={() => go(position)}>
                    {one.phase ? text(one.phase.title) || t('map.untitledPhase') : t(one.id === 'start' ? 'presentation.whole' : 'presentation.end')}
                  </button>
                </li>
              ))}
            </ol>
            <Tool label={t('presentation.next')} icon={ChevronRight} disabled={index === slides.length - 1} onClick={() => go(index + 1)} />
          </footer>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function Tool({ label, icon: Icon, pressed, disabled, onClick }: { label: string; icon: typeof X; pressed?: boolean; disabled?: boolean; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="lg" aria-label={label} aria-pressed={pressed} disabled={disabled ?? false} onClick={onClick}><Icon size={20} aria-hidden="true" /></ActionIcon>
    </Tooltip>
  );
}

/** The state of the screen for one slide: the other phases folded, and as large as there is room. */
function useStoreOf(body: Journey, slide: Slide, hiddenLanes: ReadonlySet<string> | undefined): MapStore {
  const { width } = useViewportSize();
  return useMemo(() => {
    const store = new MapStore();
    const folded = slide.phase ? body.phases.filter(({ id }) => id !== slide.phase?.id) : [];
    store.set({
      collapsedPhases: new Set(folded.map(({ id }) => id)),
      hiddenLanes: hiddenLanes ?? new Set(),
      zoom: slide.phase ? zoomFor(width || globalThis.innerWidth, titleWidth, folded.length, slide.phase.steps.length) : 'fit',
    });
    return store;
  }, [body.phases, slide, hiddenLanes, width]);
}

/** Takes the whole screen where the browser allows it; leaving it ends the presentation. */
function useFullscreen(onLeave: () => void): void {
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    let entered = false;
    // A browser may refuse; the presentation then fills its window.
    document.documentElement.requestFullscreen?.().then(() => { entered = true; }, () => undefined);
    const onChange = () => {
      if (entered && !document.fullscreenElement) leave.current();
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
}
