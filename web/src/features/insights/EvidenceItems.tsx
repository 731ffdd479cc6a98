import { useState } from 'react';
import { ActionIcon, Button, NumberInput, Select, Textarea, TextInput, Tooltip } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Plus, X } from 'lucide-react';
import { byId } from '@/api/documents';
import { newId } from '@/api/ids';
import type { EvidenceItem, Insight } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { type EditedDocument, useDocuments } from '@/features/journeys/document/hooks';
import classes from '@/features/improvements/Improvements.module.css';

const kinds = ['quote', 'feedback', 'analysis', 'observation', 'file'];
/** The usual methods of research; others may come from the text form. */
const methods = ['survey', 'interview', 'observation', 'data-analysis', 'usability-test', 'feedback'];

/** The single pieces on which an insight rests. */
export function EvidenceItems({ edited }: { edited: EditedDocument<Insight> }) {
  const { t } = useLanguage();
  const { canContribute } = useWorkspace();
  const [open, setOpen] = useState(false);
  const items = edited.body.items ?? [];
  return (
    <>
      {items.length === 0 && <p className={classes.calm}>{t('insight.noEvidence')}</p>}
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id} className={classes.evidence}>
            <Item item={item} />
            {canContribute && (
              <Tooltip label={t('insight.removeEvidence')}>
                <ActionIcon aria-label={t('insight.removeEvidence')} onClick={() => edited.change([{ op: 'remove', path: `items/${item.id}` }])}><X size={14} aria-hidden="true" /></ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
      {canContribute && !open && <Button mt={10} variant="default" size="compact-sm" leftSection={<Plus size={13} />} onClick={() => setOpen(true)}>{t('insight.addEvidence')}</Button>}
      {open && <NewItem onClose={() => setOpen(false)} onAdd={(value) => edited.change([{ op: 'insert', path: 'items', value: { ...value } }])} />}
    </>
  );
}

function Item({ item }: { item: EvidenceItem }) {
  const { t, tCode, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const touchpoint = byId(useDocuments('touchpoint').data).get(item.touchpoint ?? '');
  const isWeb = /^https?:\/\//.test(item.link ?? '');
  return (
    <div>
      <div className={classes.evidenceText} data-quote={item.kind === 'quote' || undefined}>{item.kind === 'quote' ? t('map.quoted', { text: item.text ?? '' }) : item.text}</div>
      <div className={classes.evidenceMeta}>
        <span>{tCode('evidenceKind', item.kind ?? 'quote')}{item.method ? ` · ${tCode('researchMethod', item.method)}` : ''}</span>
        {item.source && <span>{item.source}</span>}
        {item.date && <span>{format.date(item.date)}</span>}
        {item.n && <span>n = {format.number(item.n)}</span>}
        {item.score !== null && item.score !== undefined && <span>{t('map.scoreOf', { score: format.number(item.score) })}</span>}
        {touchpoint && <Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: touchpoint.id }}>{text(touchpoint.body.title) || touchpoint.body.key}</Link>}
        {item.link && (isWeb ? <a href={item.link} target="_blank" rel="noreferrer noopener">{item.link}</a> : <span>{item.link}</span>)}
      </div>
    </div>
  );
}

function NewItem({ onAdd, onClose }: { onAdd: (item: EvidenceItem) => void; onClose: () => void }) {
  const { t, tCode } = useLanguage();
  const [item, setItem] = useState<EvidenceItem>({ id: newId(), kind: 'quote', method: 'interview' });
  const change = (part: Partial<EvidenceItem>) => setItem({ ...item, ...part });
  const add = () => {
    onAdd(item);
    onClose();
  };
  return (
    <div className={classes.form}>
      <Textarea data-wide label={t('insight.whatWasSaid')} autosize minRows={2} value={item.text ?? ''} onChange={(event) => change({ text: event.currentTarget.value })} autoFocus />
      <Select label={t('improvements.kind')} data={kinds.map((kind) => ({ value: kind, label: tCode('evidenceKind', kind) }))} value={item.kind ?? 'quote'} allowDeselect={false} onChange={(kind) => change({ kind: (kind ?? 'quote') as EvidenceItem['kind'] })} />
      <Select label={t('insight.method')} data={methods.map((method) => ({ value: method, label: tCode('researchMethod', method) }))} value={item.method || null} clearable onChange={(method) => change({ method: method ?? '' })} />
      <TextInput label={t('insight.source')} value={item.source ?? ''} onChange={(event) => change({ source: event.currentTarget.value })} />
      <TextInput label={t('insight.date')} type="date" value={item.date ?? ''} onChange={(event) => change({ date: event.currentTarget.value || undefined })} />
      <NumberInput label="n" min={1} allowDecimal={false} value={item.n ?? ''} onChange={(n) => change({ n: typeof n === 'number' ? n : undefined })} />
      <TextInput label={t('insight.link')} value={item.link ?? ''} onChange={(event) => change({ link: event.currentTarget.value })} />
      <div data-wide style={{ display: 'flex', gap: 8 }}>
        <Button onClick={add} disabled={!item.text?.trim() && !item.link?.trim()}>{t('insight.addEvidence')}</Button>
        <Button variant="default" onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </div>
  );
}
