import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { addressOf } from '@/features/notifications/address';
import { type Remembered, useFavourites } from './useFavourites';

const shownVisits = 6;

/** In the rail: what one has starred and looked at last. */
export function FavouritesMenu({ className }: { className: string | undefined }) {
  const { t } = useLanguage();
  const { data } = useFavourites();
  const starred = data?.starred ?? [];
  const visited = (data?.visited ?? []).filter(({ document }) => !starred.some((one) => one.document === document)).slice(0, shownVisits);
  return (
    <Menu position="right-start" width={300}>
      <Menu.Target>
        <Tooltip label={t('favourites.title')} position="right">
          <UnstyledButton className={className} aria-label={t('favourites.title')}><Star size={19} strokeWidth={1.7} aria-hidden="true" /></UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={480} style={{ overflow: 'auto' }}>
        <Menu.Label>{t('favourites.starred')}</Menu.Label>
        {starred.length === 0 && <Menu.Item disabled>{t('favourites.none')}</Menu.Item>}
        {starred.map((one) => <Entry key={one.document} entry={one} />)}
        {visited.length > 0 && <Menu.Label>{t('favourites.visited')}</Menu.Label>}
        {visited.map((one) => <Entry key={one.document} entry={one} />)}
      </Menu.Dropdown>
    </Menu>
  );
}

function Entry({ entry: { kind, document, title } }: { entry: Remembered }) {
  const { t, tCode, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const address = addressOf(workspace, { kind, document, place: '' });
  if (!address) return null;
  return <Menu.Item component={Link} to={address.to} rightSection={<span style={{ color: 'var(--text-muted)', fontSize: 'var(--font-small)' }}>{tCode('map.kind', kind)}</span>}>{text(title) || t('map.untitled')}</Menu.Item>;
}
