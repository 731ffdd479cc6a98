import { type FormEvent, useState } from 'react';
import { Autocomplete, Button, Checkbox, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { EventProperty } from '@/api/reports';
import type { Workspace } from '@/api/types';
import { useLanguage } from '@/app/language';
import { sessionQuery, useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useEventProperties } from '@/features/events/useEvents';
import { timeZones } from '@/features/events/timeZones';
import classes from './Settings.module.css';

type Settings = Pick<Workspace, 'name' | 'time_zone' | 'minimum_group' | 'feedback' | 'approval_needed'>;

function settingsOf({ name, time_zone, minimum_group, feedback, approval_needed = false }: Workspace): Settings {
  return { name, time_zone, minimum_group, feedback, approval_needed };
}

/** Name, time zone, smallest group, and where feedback stands in the events. */
export function WorkspaceForm({ workspace, readOnly }: { workspace: Workspace; readOnly: boolean }) {
  const { t } = useLanguage();
  const { slug, path } = useWorkspace();
  const queryClient = useQueryClient();
  const [settings, setSettings] = useState<Settings>(() => settingsOf(workspace));
  const save = useMutation({
    mutationFn: () => api.patch<Workspace>(path, settings),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['workspace', slug] });
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: ['reports', slug] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const changed = JSON.stringify(settings) !== JSON.stringify(settingsOf(workspace));
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.row}>
        {workspace.languages.map((language) => (
          <TextInput
            key={language}
            label={t('settings.name', { language: language.toUpperCase() })}
            value={settings.name[language] ?? ''}
            readOnly={readOnly}
            onChange={(event) => setSettings({ ...settings, name: { ...settings.name, [language]: event.currentTarget.value } })}
          />
        ))}
      </div>
      <div className={classes.row}>
        <Select label={t('settings.timeZone')} data={timeZones()} value={settings.time_zone} readOnly={readOnly} onChange={(zone) => zone && setSettings({ ...settings, time_zone: zone })} searchable allowDeselect={false} />
        <NumberInput label={t('settings.minimumGroup')} min={1} max={10_000} allowDecimal={false} value={settings.minimum_group} readOnly={readOnly} onChange={(value) => typeof value === 'number' && setSettings({ ...settings, minimum_group: value })} />
      </div>
      <p className={classes.explain}>{t('settings.minimumGroupText')}</p>
      <Checkbox label={t('review.setting')} checked={settings.approval_needed ?? false} disabled={readOnly} onChange={(event) => setSettings({ ...settings, approval_needed: event.currentTarget.checked })} />
      <FeedbackFields feedback={settings.feedback} readOnly={readOnly} onChange={(feedback) => setSettings({ ...settings, feedback })} />
      {save.isError && <ProblemNotice error={save.error} />}
      {!readOnly && (
        <Group gap={12}>
          <Button type="submit" disabled={!changed} loading={save.isPending}>{t('action.save')}</Button>
          {save.isSuccess && !changed && <span className={classes.saved} role="status">{t('settings.saved')}</span>}
        </Group>
      )}
    </form>
  );
}

function FeedbackFields({ feedback, readOnly, onChange }: { feedback: Workspace['feedback']; readOnly: boolean; onChange: (feedback: Workspace['feedback']) => void }) {
  const { t } = useLanguage();
  const properties: EventProperty[] = useEventProperties(undefined).data ?? [];
  const names = [...new Set(properties.map(({ property }) => property))];
  const property = (name: 'score_property' | 'comment_property' | 'reason_property') => (
    <Autocomplete size="xs" label={t(`settings.${name}`)} data={names} value={feedback[name]} readOnly={readOnly} onChange={(value) => onChange({ ...feedback, [name]: value })} />
  );
  const bound = (name: 'score_min' | 'score_max') => (
    <NumberInput label={t(`settings.${name}`)} value={feedback[name]} readOnly={readOnly} onChange={(value) => typeof value === 'number' && onChange({ ...feedback, [name]: value })} />
  );
  return (
    <>
      <h3 className={classes.subtitle}>{t('settings.feedback')}</h3>
      <p className={classes.explain}>{t('settings.feedbackText')}</p>
      <div className={classes.row}>
        {property('score_property')}
        {bound('score_min')}
        {bound('score_max')}
      </div>
      <div className={classes.row}>
        {property('comment_property')}
        {property('reason_property')}
      </div>
    </>
  );
}
