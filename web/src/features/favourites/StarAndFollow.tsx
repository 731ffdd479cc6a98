import { ActionIcon, Tooltip } from '@mantine/core';
import { BellPlus, BellRing, Star } from 'lucide-react';
import type { Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useFollow } from '@/features/notifications/useNotifications';
import { useStar, useVisit } from './useFavourites';

/** In the header of a page: the star, and whether one is told about changes. */
export function StarAndFollow({ kind, id }: { kind: Kind; id: string }) {
  const { t } = useLanguage();
  const { starred, toggle } = useStar(kind, id);
  const follow = useFollow({ kind, document: id, place: '' });
  useVisit(kind, id);
  const starWords = t(starred ? 'favourites.unstar' : 'favourites.star');
  const followWords = t(follow.following ? 'notifications.unfollow' : 'notifications.follow');
  return (
    <>
      <Tooltip label={starWords}>
        <ActionIcon aria-label={starWords} aria-pressed={starred} {...(starred ? { color: 'teal' } : {})} onClick={toggle}><Star size={16} fill={starred ? 'currentColor' : 'none'} aria-hidden="true" /></ActionIcon>
      </Tooltip>
      <Tooltip label={followWords}>
        <ActionIcon aria-label={followWords} aria-pressed={follow.following} {...(follow.following ? { color: 'teal' } : {})} onClick={follow.toggle}>
          {follow.following ? <BellRing size={16} aria-hidden="true" /> : <BellPlus size={16} aria-hidden="true" />}
        </ActionIcon>
      </Tooltip>
    </>
  );
}
