import { useEffect, useRef } from 'react';
import { notifications } from '@mantine/notifications';
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
      switch (notice.type) {
        case 'lost':
          return void notifications.show({ id, color: 'yellow', autoClose: false, title: t('document.lost'), message: t('document.lostText') });
        case 'restored':
          notifications.hide(`${name}/lost`);
          return void notifications.show({ id, color: 'teal', message: t('document.restored') });
        case 'rejected':
          return void notifications.show({ id, color: 'red', autoClose: 8000, title: t('document.rejected'), message: words(notice.error) });
        case 'overlap': {
          const people = [...new Set(notice.changes.map((change) => change.author ?? t('document.someone')))];
          return void notifications.show({ id, color: 'yellow', autoClose: 8000, title: t('document.overlap', { people: format.list(people) }), message: t('document.overlapText') });
        }
      }
    };
  });
  useEffect(() => editor?.onNotice((notice) => show.current(notice)), [editor]);
}
