import { useState } from 'react';
import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { Pencil, Plus, X } from 'lucide-react';
import type { Binding, Touchpoint } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import type { EditedDocument } from '@/features/journeys/document/hooks';
import { BindingForm } from './BindingForm';
import { useBindingPreview } from './useBindingPreview';
import classes from './Bindings.module.css';

/** Which events mean this touchpoint; each rule shows how many events it finds now. */
export function BindingList({ touchpoint: { body, change } }: { touchpoint: EditedDocument<Touchpoint> }) {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const [open, setOpen] = useState<number | null>(null);
  const bindings = body.bindings ?? [];
  const save = (next: Binding[]) => {
    change([{ op: 'set', path: 'bindings', value: next }]);
    setOpen(null);
  };
  return (
    <>
      {bindings.length === 0 && <p className={classes.calm}>{t('bindings.none', { key: body.key })}</p>}
      <ul className={classes.list}>
        {bindings.map((binding, index) => (
          <li key={JSON.stringify(binding)}>
            {open === index
              ? <BindingForm start={binding} onCancel={() => setOpen(null)} onSave={(next) => save(bindings.map((one, place) => (place === index ? next : one)))} />
              : (
                <div className={classes.binding}>
                  <BindingWords binding={binding} />
                  <Found binding={binding} />
                  {canEdit && (
                    <>
                      <ActionIcon aria-label={t('bindings.edit')} onClick={() => setOpen(index)}><Pencil size={14} /></ActionIcon>
                      <ActionIcon aria-label={t('bindings.remove')} onClick={() => save(bindings.filter((_, place) => place !== index))}><X size={14} /></ActionIcon>
                    </>
                  )}
                </div>
              )}
          </li>
        ))}
      </ul>
      {open === bindings.length && <BindingForm start={{}} onCancel={() => setOpen(null)} onSave={(next) => save([...bindings, next])} />}
      {canEdit && open === null && <Button variant="subtle" size="compact-xs" mt={8} leftSection={<Plus size={13} />} onClick={() => setOpen(bindings.length)}>{t('bindings.add')}</Button>}
    </>
  );
}

/** A binding as a sentence. */
export function BindingWords({ binding: { event, pattern, property } }: { binding: Binding }) {
  const { t, tCode } = useLanguage();
  return (
    <span className={classes.words}>
      {event && <>{t('bindings.eventIs')} <code>{event}</code></>}
      {pattern && <>{event ? ` ${t('bindings.and')} ` : ''}{t('bindings.eventLike')} <code>{pattern}</code></>}
      {property && <>{event || pattern ? ` ${t('bindings.and')} ` : ''}<code>{property.name}</code> {tCode('operator', property.operator)} <code>{property.value}</code></>}
    </span>
  );
}

function Found({ binding }: { binding: Binding }) {
  const { t } = useLanguage();
  const preview = useBindingPreview(binding).data;
  if (!preview) return <Skeleton height={14} width={120} />;
  return <span className={classes.found}>{t('bindings.found', { events: preview.events, customers: preview.customers })}</span>;
}
