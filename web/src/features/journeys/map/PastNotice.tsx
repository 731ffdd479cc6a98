import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import classes from './MapView.module.css';

/** Says that an earlier state of the map is shown, and leads back. */
export function PastNotice({ at }: { at: string }) {
  const { t, format } = useLanguage();
  const navigate = useNavigate();
  return (
    <div className={classes.past} role="status">
      {t('map.past', { at: format.dateTime(at) })}
      <Button variant="default" onClick={() => void navigate({ to: '.', search: ((search: object) => ({ ...search, at: undefined })) as never })}>{t('map.backToNow')}</Button>
    </div>
  );
}
