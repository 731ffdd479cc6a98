import { Skeleton } from '@mantine/core';
import { useLanguage } from '@/app/language';
import { useSession, useWorkspace, useWorkspaceSettings } from '@/app/session';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Section } from '@/components/Section';
import { NotificationSettings } from '@/features/notifications/NotificationSettings';
import { Webhooks } from '@/features/webhooks/Webhooks';
import { Appearance } from './Appearance';
import { ControllerForm } from './ControllerForm';
import { EvidenceForm } from './EvidenceForm';
import { Members } from './Members';
import { PasswordForm } from './PasswordForm';
import { SettingsTabs } from './SettingsTabs';
import { Tokens } from './Tokens';
import { WorkspaceForm } from './WorkspaceForm';
import classes from './Settings.module.css';

/** The workspace, its people, programs' access, and one's own appearance. */
export function SettingsPage() {
  const { t } = useLanguage();
  const { canAdminister } = useWorkspace();
  const { demo } = useSession();
  const settings = useWorkspaceSettings();
  return (
    <>
      <PageHeader title={t('navigation.settings')}><SettingsTabs /></PageHeader>
      <div className={classes.page}>
        <Section title={t('settings.appearance')}><Appearance /></Section>
        <div id="notifications"><Section title={t('notifications.title')} hint={t('notifications.hint')}><NotificationSettings /></Section></div>
        <Section title={t('settings.workspace')} hint={canAdminister ? undefined : t('settings.onlyAdmins')}>
          {settings.isError && <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />}
          {settings.isPending && <Skeleton height={160} />}
          {settings.data && <WorkspaceForm key={settings.dataUpdatedAt} workspace={settings.data} readOnly={!canAdminister} />}
        </Section>
        {settings.data && <Section title={t('evidence.rule')} hint={t('evidence.ruleHint')}><EvidenceForm key={settings.dataUpdatedAt} workspace={settings.data} readOnly={!canAdminister} /></Section>}
        {settings.data && <Section title={t('controller.title')} hint={t('controller.hint')}><ControllerForm key={settings.dataUpdatedAt} workspace={settings.data} readOnly={!canAdminister} /></Section>}
        <Section title={t('settings.members')} hint={t('settings.membersHint')}><Members /></Section>
        <Section title={t('settings.tokens')} hint={t('settings.tokensHint')}><Tokens /></Section>
        {canAdminister && <Section title={t('settings.webhooks')} hint={t('settings.webhooksHint')}><Webhooks /></Section>}
        {!demo && <Section title={t('settings.password')}><PasswordForm /></Section>}
      </div>
    </>
  );
}
