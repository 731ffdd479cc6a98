import { useEffect, useState } from 'react';
import { Tooltip, UnstyledButton } from '@mantine/core';
import { Search } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { SearchPalette } from './SearchPalette';

const isTyped = (element: Element | null) => element instanceof HTMLElement && (element.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName));

/** The search in the rail; Ctrl+K (⌘K) opens it from anywhere, a slash where nothing is being typed. */
export function SearchButton({ className }: { className?: string | undefined }) {
  const { t } = useLanguage();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // What a page makes of a key itself (the map begins a card) comes first.
      if (event.defaultPrevented || event.altKey) return;
      const command = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k';
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyped(document.activeElement);
      if (!command && !slash) return;
      event.preventDefault();
      setOpened(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <Tooltip label={t('search.open')} position="right">
        <UnstyledButton className={className} aria-label={t('search.title')} aria-keyshortcuts="Control+K Meta+K /" onClick={() => setOpened(true)}>
          <Search size={19} strokeWidth={1.7} aria-hidden="true" />
        </UnstyledButton>
      </Tooltip>
      <SearchPalette opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
