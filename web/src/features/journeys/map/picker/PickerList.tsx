import { type RefObject, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Plus, Type } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { TouchpointDot } from '../grid/TouchpointDot';
import type { Option } from './options';
import classes from './PickerList.module.css';

interface Props {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  options: Option[];
  chosen: number;
  onChoose: (option: Option) => void;
  onPoint: (index: number) => void;
}

export const optionId = (list: string, index: number) => `${list}-${index}`;

/** The list below the field. The field keeps the focus; the list only shows what would be taken. */
export function PickerList({ id, anchor, options, chosen, onChoose, onPoint }: Props) {
  const { t, tCode, text } = useLanguage();
  const [place, setPlace] = useState<{ left: number; top?: number; bottom?: number } | null>(null);
  useLayoutEffect(() => {
    const box = anchor.current?.getBoundingClientRect();
    if (!box) return;
    const left = Math.max(8, Math.min(box.left, innerWidth - 300));
    setPlace(box.bottom + 320 > innerHeight && box.top > 320 ? { left, bottom: innerHeight - box.top + 4 } : { left, top: box.bottom + 4 });
  }, [anchor]);
  if (!place) return null;
  return createPortal(
    <div id={id} role="listbox" aria-label={t('map.picker.label')} className={classes.list} style={place} onPointerDown={(event) => event.preventDefault()}>
      {options.length === 0 && <div className={classes.none}>{t('map.picker.none')}</div>}
      {options.map((option, index) => (
        <div
          key={option.type === 'reference' ? option.entry.id : option.type}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === chosen}
          className={classes.option}
          onPointerMove={() => onPoint(index)}
          onClick={() => onChoose(option)}
        >
          {option.type === 'reference' && (
            <>
              {option.entry.touchpoint ? <TouchpointDot kind={option.entry.touchpoint.kind} /> : <span className={classes.bullet} />}
              <span className={classes.title}>{text(option.entry.title) || t('map.untitled')}</span>
              <span className={classes.kind}>{tCode('map.kind', option.entry.kind)}</span>
            </>
          )}
          {option.type === 'create' && <><Plus size={13} aria-hidden="true" /><span className={classes.title}>{t('map.picker.create', { title: option.title })}</span><span className={classes.kind}>{tCode('map.kind', option.kind)}</span></>}
          {option.type === 'text' && <><Type size={13} aria-hidden="true" /><span className={classes.title}>{t('map.picker.text', { title: option.title })}</span></>}
        </div>
      ))}
    </div>,
    document.body,
  );
}
