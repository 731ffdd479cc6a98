import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useLanguage } from '@/app/language';
import { WordingHint } from '@/features/glossary/WordingHint';
import classes from './EditableValue.module.css';

interface Props {
  value: string;
  /** What stands there while it is not edited, when that differs from the value. */
  shown?: string;
  lang?: string;
  /** The language that is written in; its forbidden words are pointed out while somebody types. */
  written?: string;
  label: string;
  placeholder?: string;
  multiline?: boolean;
  readOnly?: boolean;
  inputMode?: 'text' | 'decimal' | 'numeric';
  onSave: (value: string) => void;
  onClose?: () => void;
  mark?: ReactNode;
  /** Stands beside the field while it is open. */
  tools?: ReactNode;
}

/** One value, edited where it stands: click or Enter opens, Enter (with Ctrl in longer texts) or leaving it saves, Escape gives up. */
export function EditableValue(props: Props) {
  const { value, shown = value, lang, label, placeholder, readOnly = false, mark, multiline = false, onClose } = props;
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const returnFocus = useRef(false);

  useEffect(() => {
    if (!open && returnFocus.current) {
      returnFocus.current = false;
      button.current?.focus();
    }
  }, [open]);

  const close = (byKey: boolean) => {
    returnFocus.current = byKey;
    setOpen(false);
    onClose?.();
  };

  if (open) return <Field {...props} onDone={close} />;
  const content = shown === '' ? <span className={classes.placeholder}>{placeholder ?? t('editable.empty')}</span> : <span lang={lang}>{shown}</span>;
  if (readOnly) return <span className={multiline ? classes.multiline : undefined}>{shown === '' ? <span className={classes.placeholder}>–</span> : content}{mark}</span>;
  return (
    <button ref={button} type="button" className={classes.button} data-multiline={multiline || undefined} aria-label={`${label}: ${shown || (placeholder ?? t('editable.empty'))}`} onClick={() => setOpen(true)}>
      {content}
      {mark}
    </button>
  );
}

function Field({ value, label, multiline, placeholder, inputMode, tools, written, onSave, onDone }: Props & { onDone: (byKey: boolean) => void }) {
  const [draft, setDraft] = useState(value);
  const box = useRef<HTMLSpanElement>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const finished = useRef(false);

  // A change of the language while the field is open brings another text to edit.
  useEffect(() => setDraft(value), [value]);
  useEffect(() => field.current?.select(), []);

  const finish = (save: boolean, byKey: boolean) => {
    if (finished.current) return;
    finished.current = true;
    if (save && draft.trim() !== value) onSave(draft.trim());
    onDone(byKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      finish(false, true);
    }
    if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      finish(true, true);
    }
  };
  const onBlur = (event: FocusEvent) => {
    if (box.current?.contains(event.relatedTarget as Node | null)) return;
    finish(true, false);
  };
  const saveBeforeSwitch = () => {
    if (draft.trim() !== value) onSave(draft.trim());
  };

  const shared = { ref: field, value: draft, placeholder, 'aria-label': label, className: classes.field, autoFocus: true, onKeyDown };
  return (
    <span ref={box} className={classes.open} onBlur={onBlur}>
      {multiline
        ? <textarea {...shared} rows={Math.min(12, Math.max(3, draft.split('\n').length + Math.floor(draft.length / 70)))} onChange={(event) => setDraft(event.target.value)} />
        : <input {...shared} inputMode={inputMode} onChange={(event) => setDraft(event.target.value)} />}
      {written && <span className={classes.wording}><WordingHint text={draft} language={written} onReplace={setDraft} /></span>}
      {tools && <span onPointerDown={saveBeforeSwitch} onKeyDown={onKeyDown}>{tools}</span>}
    </span>
  );
}
