import type messages from './de.json';

/** The languages of the interface, the first one being the default. */
export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** A key of the message files; both files hold the same keys (a test says so). */
export type MessageKey = keyof typeof messages;
/** A text with `{name}` places, or one text per plural category, chosen by the parameter `count`. */
type Message = string | { one: string; other: string };
export type Messages = Record<MessageKey, Message>;
export type Parameters = Record<string, string | number>;

const loaders: Record<Language, () => Promise<{ default: Messages }>> = {
  de: () => import('./de.json'),
  en: () => import('./en.json'),
};

export async function loadMessages(language: Language): Promise<Messages> {
  return (await loaders[language]()).default;
}

/** Fills the places of a message; numbers are written in the language's own way. */
export function formatMessage(message: Message, language: Language, parameters: Parameters = {}): string {
  const text = typeof message === 'string' ? message : message[pluralCategory(language, Number(parameters.count ?? 0))];
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = parameters[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
  });
}

function pluralCategory(language: Language, count: number): 'one' | 'other' {
  return new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
}
