import { useEffect, useMemo, useRef } from 'react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useLoadedLaneKindName } from '@/features/taxonomy/useLaneName';
import { useWorkspace } from '@/app/session';
import type { EditedDocument } from '../document/hooks';
import { findPhase, findStep } from './editing/edits';
import { parseKey } from './editing/keys';
import type { MapCommands, Panel } from './state/context';
import type { MapStore } from './state/store';

/** One object for as long as the map is open; what changes is read through it when it is needed. */
export function useMapCommands(store: MapStore, edited: EditedDocument<Journey>, past: boolean): MapCommands {
  const { language } = useLanguage();
  const { canEdit } = useWorkspace();
  const navigate = useNavigate();
  const offerBack = useOfferBack();
  const latest = useRef({ edited, language, navigate, offerBack });
  latest.current = { edited, language, navigate, offerBack };
  const editable = canEdit && !past;
  return useMemo(() => {
    const open = (panel: Panel) => {
      const { step, touchpoint, card, panel: which, place, comment } = panel;
      void latest.current.navigate({ to: '.', search: ((search: object) => ({ ...search, step, touchpoint, card, panel: which, place, comment })) as never });
    };
    return {
      store,
      body: () => latest.current.edited.body,
      change: (operations) => latest.current.edited.change(operations),
      undo: () => latest.current.edited.undo(),
      redo: () => latest.current.edited.redo(),
      language: () => latest.current.language,
      canEdit: editable,
      comments: true,
      open,
      focus: (key) => focusSoon(key),
      announce: (message) => store.set({ announcement: message }),
      offerBack: (...removed) => latest.current.offerBack(...removed),
    };
  }, [store, editable]);
}

/** A message about what was removed, with a button that brings it back. */
function useOfferBack(): MapCommands['offerBack'] {
  const { t, text } = useLanguage();
  const laneKindName = useLoadedLaneKindName();
  return (key, before, takeBack) => {
    const target = parseKey(key);
    if (!target || !('id' in target) || target.what === 'card') return;
    const lane = before.lanes.find((one) => one.id === target.id);
    const named = findPhase(before, target.id) ?? findStep(before, target.id)?.step ?? lane;
    const title = text(named?.title) || (lane ? laneKindName(lane.kind) : '');
    const id = `map/removed/${target.id}`;
    const bringBack = () => {
      takeBack();
      notifications.hide(id);
    };
    notifications.show({
      id,
      autoClose: 8_000,
      message: (
        <>
          {t('map.removed', { what: t(`map.history.${target.what}`), name: title && t('map.quoted', { text: title }) })}{' '}
          <Button variant="subtle" size="compact-xs" onClick={bringBack}>{t('map.history.undo')}</Button>
        </>
      ),
    });
  };
}

/** The element may be drawn only after the next change arrives: look for it over a few frames. */
function focusSoon(key: string, framesLeft = 12): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(`[data-scroller] [data-key="${CSS.escape(key)}"]`);
    if (element) element.focus();
    else if (framesLeft > 0) focusSoon(key, framesLeft - 1);
  });
}

export function useUndoKeys(commands: MapCommands): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest?.('input, textarea, [contenteditable="true"]');
      if (typing || !(event.ctrlKey || event.metaKey) || !commands.canEdit) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && event.shiftKey || key === 'y') commands.redo();
      else if (key === 'z') commands.undo();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [commands]);
}
