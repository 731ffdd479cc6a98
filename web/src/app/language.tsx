import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import dayjs from 'dayjs';
import 'dayjs/locale/de';
import { DatesProvider } from '@mantine/dates';
import { formatMessage, type Language, languages, loadMessages, type MessageKey, type Messages, type Parameters } from '@/messages';
import type { Text } from '@/api/types';
import { createFormat, type Format } from './format';

interface LanguageState {
  language: Language;
  setLanguage: (language: Language) => void;
  /** The message of a key in the current language. */
  t: (key: MessageKey, parameters?: Parameters) => string;
  /** The message of a key made of a fixed start and a code from data; the code itself when there is none. */
  tCode: (start: string, code: string) => string;
  /** A text of the data in the current language, else in any language it has. */
  text: (text: Text | undefined | null) => string;
  format: Format;
}

const LanguageContext = createContext<LanguageState | null>(null);
const storageKey = 'wegmarke-language';

/** The stored choice, else the browser's language, else German. */
export function initialLanguage(): Language {
  const candidates = [readStored(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return candidates.find((candidate): candidate is Language => languages.includes(candidate as Language)) ?? 'de';
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

export function LanguageProvider({ initial, children }: { initial: { language: Language; messages: Messages }; children: ReactNode }) {
  const [state, setState] = useState(initial);

  const setLanguage = useCallback((language: Language) => {
    void loadMessages(language).then((messages) => {
      try {
        localStorage.setItem(storageKey, language);
      } catch {
        // Storage may be blocked; the choice then lasts for this visit.
      }
      setState({ language, messages });
    });
  }, []);

  useEffect(() => {
    document.documentElement.lang = state.language;
    dayjs.locale(state.language);
  }, [state.language]);

  const value = useMemo<LanguageState>(() => {
    const { language, messages } = state;
    return {
      language,
      setLanguage,
      t: (key, parameters) => formatMessage(messages[key] ?? key, language, parameters),
      tCode: (start, code) => {
        const message = messages[`${start}.${code}` as MessageKey];
        return message === undefined ? code : formatMessage(message, language);
      },
      text: (text) => text?.[language] || Object.values(text ?? {}).find(Boolean) || '',
      format: createFormat(language),
    };
  }, [state, setLanguage]);

  return (
    <LanguageContext.Provider value={value}>
      <DatesProvider settings={{ locale: state.language, firstDayOfWeek: 1, weekendDays: [] }}>{children}</DatesProvider>
    </LanguageContext.Provider>
  );
}

/** Messages, texts of the data, numbers and dates in the current language. */
export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (!state) throw new Error('useLanguage needs a LanguageProvider');
  return state;
}
