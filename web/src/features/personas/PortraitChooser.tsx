import { useRef, useState } from 'react';
import { Button, Group } from '@mantine/core';
import { useLanguage } from '@/app/language';
import { Portrait } from './Portrait';
import classes from './Personas.module.css';

const pixels = 320;

/** Shows the picture and lets one choose another; it is cut square and made small before it is kept. */
export function PortraitChooser({ name, picture, readOnly, onChange }: { name: string; picture: string | undefined; readOnly: boolean; onChange: (picture: string | null) => void }) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    try {
      onChange(await squareOf(file));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className={classes.chooser}>
      <Portrait name={name} picture={picture} size={132} />
      {!readOnly && (
        <Group gap={4}>
          <Button variant="subtle" size="compact-xs" onClick={() => input.current?.click()}>{t('persona.choosePicture')}</Button>
          {picture && <Button variant="subtle" color="gray" size="compact-xs" onClick={() => onChange(null)}>{t('action.remove')}</Button>}
        </Group>
      )}
      {failed && <p role="alert" className={classes.calm}>{t('persona.pictureFailed')}</p>}
      <input ref={input} type="file" accept="image/*" className="visually-hidden" tabIndex={-1} aria-label={t('persona.choosePicture')} onChange={(event) => void choose(event.target.files?.[0])} />
    </div>
  );
}

/** The middle square of a picture as a small JPEG in a data address. */
async function squareOf(file: File): Promise<string> {
  const bitmap = await createImageBitmap(file);
  const side = Math.min(bitmap.width, bitmap.height);
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, pixels, pixels);
  return canvas.toDataURL('image/jpeg', 0.82);
}
