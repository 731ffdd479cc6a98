import { useEffect, useRef } from 'react';
import { Button } from '@mantine/core';
import { type NotificationData, notifications } from '@mantine/notifications';
import { useProblemWords } from '@/components/ProblemNotice';
import { useLanguage } from '@/app/language';
import type { DocumentEditor, Notice } from './editor';

/** Says what became of changes: connection lost and found again, a refusal, someone else's change at the same place. */
export function useNotices<Body extends object>(editor: DocumentEditor<Body> | undefined, name: string): void {
  const { t, format } = useLanguage();
  const words = useProblemWords();
  const show = useRef((_notice: Notice) => {});
  useEffect(() => {
    show.current = (notice) => {
      // The same id twice is shown once, however many parts of the page edit the document.
      const id = `${name}/${notice.type}`;
      const say = (message: Omit<NotificationData, 'id'>) => notifications.show({ id, closeButtonProps: { 'aria-label': t('action.close') }, ...message });
      switch (notice.type) {
        case 'lost':
          return void say({ color: 'yellow', autoClose: false, title: t('document.lost'), message: t('document.lostText') });
        case 'restored':
          notifications.hide(`${name}/lost`);
          return void say({ color: 'teal', message: t('document.restored') });
        case 'rejected':
          return void say({ color: 'red', autoClose: 8000, title: t('document.rejected'), message: words(notice.error) });
        case 'dropped': {
          const bringBack = () => {
            notifications.hide(id);
            notice.bringBack();
          };
          const message = <>{t('document.droppedText')}{' '}<Button variant="subtle" size="compact-xs" onClick={bringBack}>{t('document.bringBack')}</Button></>;
          return void say({ color: 'yellow', autoClose: false, title: t('document.dropped'), message });
        }
        case 'overtaken': {
          const person = notice.change.author ?? t('document.someone');
          const title = t(notice.removed ? 'document.overtakenRemoved' : 'document.overtaken', { person });
          return void say({ color: 'yellow', autoClose: 8000, title, message: t('document.overtakenText') });
        }
        case 'missed': {
          const person = notice.change.author ?? t('document.someone');
          return void say({ color: 'yellow', autoClose: 8000, title: t('document.missed', { person }), message: t('document.missedText') });
        }
        case 'overlap': {
          const people = [...new Set(notice.changes.map((change) => change.author ?? t('document.someone')))];
          return void say({ color: 'yellow', autoClose: 8000, title: t('document.overlap', { people: format.list(people) }), message: t('document.overlapText') });
        }
      }
    };
  });
  useEffect(() => editor?.onNotice((notice) => show.current(notice)), [editor]);
}
