import { useState } from 'react';
import { SegmentedControl, Tooltip } from '@mantine/core';
import type { Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspaceSettings } from '@/app/session';
import { EditableValue } from './EditableValue';
import classes from './EditableValue.module.css';

interface Props {
  value: Text | undefined | null;
  /** What the text is, for people who do not see it. */
  label: string;
  /** Called with the language that was written in; undefined removes the text. */
  onSave: (language: string, value: string | undefined) => void;
  placeholder?: string;
  multiline?: boolean;
  readOnly?: boolean;
}

/** A text of the data, edited where it stands: click or Enter opens it, Enter saves, Escape leaves it as it was.
    While it is open, the other languages of the workspace are one click away. */
export function EditableText({ value, label, onSave, placeholder, multiline, readOnly }: Props) {
  const { language, text, t } = useLanguage();
  const settings = useWorkspaceSettings().data;
  const [chosen, setChosen] = useState<string | null>(null);
  const current = chosen ?? language;
  const others = settings?.languages ?? ['de', 'en'];
  const fallback = !value?.[language] && text(value) !== '';
  const otherLanguage = fallback ? Object.keys(value ?? {}).find((key) => value?.[key]) : undefined;

  return (
    <EditableValue
      value={value?.[current] ?? ''}
      shown={text(value)}
      lang={otherLanguage}
      written={current}
      label={label}
      placeholder={placeholder}
      multiline={multiline}
      readOnly={readOnly}
      onSave={(next) => onSave(current, next === '' ? undefined : next)}
      onClose={() => setChosen(null)}
      mark={otherLanguage && (
        <Tooltip label={t('editable.onlyIn', { language: otherLanguage.toUpperCase() })}>
          <span className={classes.language}>{otherLanguage}</span>
        </Tooltip>
      )}
      tools={others.length > 1 && (
        <SegmentedControl
          className={classes.languages}
          aria-label={t('editable.language')}
          value={current}
          onChange={setChosen}
          data={others.map((one) => ({ value: one, label: one.toUpperCase() }))}
        />
      )}
    />
  );
}
