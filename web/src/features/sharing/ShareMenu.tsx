import { lazy, Suspense, useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Globe, Link2, Presentation } from 'lucide-react';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';

const ShareDialog = lazy(() => import('./ShareDialog'));

/** Shows the map to others: its address for members, a link for everybody else, the presentation. */
export function ShareMenu({ id, body, onPresent }: { id: string; body: Journey; onPresent: () => void }) {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const [open, setOpen] = useState(false);
  // The address holds the map, what is open, the view, and the period and segment.
  const copy = () => {
    navigator.clipboard.writeText(location.href).then(
      () => notifications.show({ id: 'map/share', color: 'teal', message: t('map.shared') }),
      () => notifications.show({ id: 'map/share', color: 'yellow', title: t('map.shareByHand'), message: location.href, autoClose: 12_000 }),
    );
  };
  return (
    <>
      <Menu position="bottom-end" width={270}>
        <Menu.Target><Button leftSection={<Link2 size={14} aria-hidden="true" />} variant="default">{t('map.share')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Link2 size={14} />} onClick={copy}>{t('sharing.copyForMembers')}</Menu.Item>
          {canEdit && <Menu.Item leftSection={<Globe size={14} />} onClick={() => setOpen(true)}>{t('sharing.open')}</Menu.Item>}
          <Menu.Item leftSection={<Presentation size={14} />} onClick={onPresent}>{t('presentation.start')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>{open && <ShareDialog id={id} body={body} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
