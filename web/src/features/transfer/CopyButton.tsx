import { lazy, Suspense, useState } from 'react';
import { ActionIcon, Tooltip } from '@mantine/core';
import { CopyPlus } from 'lucide-react';
import type { Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useSession, useWorkspace } from '@/app/session';

const CopyDialog = lazy(() => import('./CopyDialog'));

/** Whether there is another workspace that the person may write into. */
export function useCopyTargets() {
  const { slug } = useWorkspace();
  const { workspaces } = useSession();
  return workspaces.filter((one) => one.slug !== slug && (one.role === 'editor' || one.role === 'admin'));
}

/** Offers to copy an object into another workspace, when there is one. */
export function CopyButton({ kind, id, title }: { kind: Kind; id: string; title: string }) {
  const { t } = useLanguage();
  const targets = useCopyTargets();
  const [open, setOpen] = useState(false);
  if (targets.length === 0) return null;
  return (
    <>
      <Tooltip label={t('transfer.open')}>
        <ActionIcon aria-label={t('transfer.open')} onClick={() => setOpen(true)}><CopyPlus size={16} aria-hidden="true" /></ActionIcon>
      </Tooltip>
      {open && <Suspense fallback={null}><CopyDialog kind={kind} id={id} title={title} onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
