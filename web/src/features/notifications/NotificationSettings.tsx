import { Checkbox, Select, Skeleton } from '@mantine/core';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { languages } from '@/messages';
import { notificationKinds, useNotificationSettings } from './useNotifications';
import classes from './Notifications.module.css';

const rhythms = ['off', 'hourly', 'daily'] as const;

/** What one hears about, and how often by e-mail. Kept at once. */
export function NotificationSettings() {
  const { t } = useLanguage();
  const { settings, keep } = useNotificationSettings();
  if (settings.isError) return <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <Skeleton height={120} />;
  const chosen = settings.data;
  return (
    <div className={classes.form}>
      <fieldset className={classes.kinds}>
        <legend>{t('notifications.about')}</legend>
        {notificationKinds.map((kind) => (
          <Checkbox
            key={kind}
            size="xs"
            label={t(`notifications.kind.${kind}`)}
            checked={!chosen.muted.includes(kind)}
            onChange={(event) => keep.mutate({ ...chosen, muted: event.currentTarget.checked ? chosen.muted.filter((one) => one !== kind) : [...chosen.muted, kind] })}
          />
        ))}
      </fieldset>
      <Select
        label={t('notifications.digest')}
        description={t('notifications.digestHint')}
        data={rhythms.map((one) => ({ value: one, label: t(`notifications.rhythm.${one}`) }))}
        value={chosen.digest}
        allowDeselect={false}
        onChange={(digest) => digest && keep.mutate({ ...chosen, digest: digest as typeof chosen.digest })}
        maw={320}
      />
      <Select
        label={t('notifications.language')}
        data={languages.map((one) => ({ value: one, label: t(`appearance.${one}`) }))}
        value={chosen.language}
        allowDeselect={false}
        onChange={(language) => language && keep.mutate({ ...chosen, language })}
        maw={320}
      />
      {keep.isError && <ProblemNotice error={keep.error} />}
    </div>
  );
}
