import { useState } from 'react';
import { ActionIcon, Select, Slider } from '@mantine/core';
import { X } from 'lucide-react';
import { byId } from '@/api/documents';
import type { Persona } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';
import classes from './Personas.module.css';

type Affinity = NonNullable<Persona['channel_affinity']>;

/** How gladly a persona uses each channel, 0 to 100. */
export function ChannelAffinity({ affinity, readOnly, onChange }: { affinity: Affinity; readOnly: boolean; onChange: (affinity: Affinity) => void }) {
  const { t, text } = useLanguage();
  const channels = useDocuments('channel').data ?? [];
  const known = byId(channels);
  const left = channels.filter(({ id }) => !affinity.some(({ channel }) => channel === id));
  return (
    <>
      <ul className={classes.affinity}>
        {affinity.map((one) => {
          const name = text(known.get(one.channel)?.body.title) || one.channel;
          return (
            <li key={one.channel}>
              <span>{name}</span>
              <AffinitySlider name={name} value={one.affinity} readOnly={readOnly} onChange={(value) => onChange(affinity.map((other) => (other.channel === one.channel ? { ...other, affinity: value } : other)))} />
              {!readOnly && <ActionIcon size="sm" aria-label={t('persona.removeChannel', { channel: name })} onClick={() => onChange(affinity.filter(({ channel }) => channel !== one.channel))}><X size={13} /></ActionIcon>}
            </li>
          );
        })}
      </ul>
      {!readOnly && left.length > 0 && (
        <Select
          aria-label={t('persona.addChannel')}
          placeholder={t('persona.addChannel')}
          data={left.map(({ id, body }) => ({ value: id, label: text(body.title) }))}
          value={null}
          onChange={(channel) => channel && onChange([...affinity, { channel, affinity: 50 }])}
          w={220}
        />
      )}
    </>
  );
}

/** Moves freely and saves once it is let go. */
function AffinitySlider({ name, value, readOnly, onChange }: { name: string; value: number; readOnly: boolean; onChange: (value: number) => void }) {
  const [moving, setMoving] = useState<number | null>(null);
  const shown = moving ?? value;
  return (
    <>
      <Slider
        size="sm"
        step={5}
        label={null}
        disabled={readOnly}
        value={shown}
        onChange={setMoving}
        onChangeEnd={(next) => {
          setMoving(null);
          if (next !== value) onChange(next);
        }}
        thumbLabel={name}
      />
      <span className="numbers">{shown}</span>
    </>
  );
}
