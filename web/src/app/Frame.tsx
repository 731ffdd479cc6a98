import { Suspense } from 'react';
import { Menu, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { Check, IdCard, Languages, LogOut, Moon, Sun, SunMoon } from 'lucide-react';
import { api } from '@/api/client';
import { FavouritesMenu } from '@/features/favourites/FavouritesMenu';
import { Live } from '@/features/live/Live';
import { Bell } from '@/features/notifications/Bell';
import { SearchButton } from '@/features/search/SearchButton';
import { languages } from '@/messages';
import { initials } from './initials';
import { useLanguage } from './language';
import { destinations } from './navigation';
import { NotFound, PageSkeleton } from './states';
import { sessionQuery, useSession } from './session';
import classes from './Frame.module.css';

/** The frame of every page of a workspace: the rail on the left (below on a narrow screen) and the page. */
export function Frame() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const session = useSession();
  if (!session.workspaces.some(({ slug }) => slug === workspace)) return <NotFound />;
  return (
    <div className={classes.frame}>
      <a href="#page" className={classes.skip}>{t('frame.skip')}</a>
      <nav className={classes.rail} aria-label={t('frame.navigation')}>
        <Link to="/w/$workspace" params={{ workspace }} className={classes.mark} aria-label={t('frame.home')}>
          <Mark />
        </Link>
        <SearchButton className={classes.entry} />
        {destinations.map(({ to, label, icon: Icon, exact }) => (
          <Tooltip key={to} label={t(label)} position="right">
            <Link to={to} params={{ workspace }} className={classes.entry} activeOptions={{ exact: exact ?? false, includeSearch: false }} aria-label={t(label)}>
              <Icon size={19} strokeWidth={1.7} aria-hidden="true" />
            </Link>
          </Tooltip>
        ))}
        <FavouritesMenu className={classes.entry} />
        <Bell className={classes.entry} />
        <PersonMenu />
      </nav>
      <main id="page" className={classes.page} tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Live key={workspace}><Outlet /></Live>
        </Suspense>
      </main>
    </div>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <path d="M5 9c5 0 4 14 9 14s3-11 7-11 2 6 6 6" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="21" cy="12" r="3" fill="currentColor" />
    </svg>
  );
}

const schemes = [
  { value: 'light', icon: Sun, label: 'appearance.light' },
  { value: 'dark', icon: Moon, label: 'appearance.dark' },
  { value: 'auto', icon: SunMoon, label: 'appearance.auto' },
] as const;

function PersonMenu() {
  const { t, language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const session = useSession();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { workspace = '' } = useParams({ strict: false });
  const name = session.user?.name ?? '';

  const signOut = async () => {
    await api.delete('/session');
    queryClient.clear();
    await queryClient.fetchQuery(sessionQuery);
    await navigate({ to: '/sign-in' });
  };

  return (
    <Menu position="right-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={t('frame.person', { initials: initials(name), name })}>{initials(name)}</UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.Item component={Link} to={`/w/${workspace}/part`} leftSection={<IdCard size={14} />}>{t('part.title')}</Menu.Item>
        {session.workspaces.length > 1 && <WorkspaceItems />}
        <Menu.Label>{t('appearance.language')}</Menu.Label>
        {languages.map((one) => (
          <Menu.Item key={one} lang={one} leftSection={<Languages size={14} />} rightSection={one === language ? <Check size={14} /> : null} onClick={() => setLanguage(one)}>
            {t(`appearance.${one}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('appearance.scheme')}</Menu.Label>
        {schemes.map(({ value, icon: Icon, label }) => (
          <Menu.Item key={value} leftSection={<Icon size={14} />} rightSection={value === colorScheme ? <Check size={14} /> : null} onClick={() => setColorScheme(value)}>
            {t(label)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={14} />} onClick={() => void signOut()}>{t('frame.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function WorkspaceItems() {
  const { t, text } = useLanguage();
  const { workspace: current } = useParams({ strict: false });
  const { workspaces } = useSession();
  return (
    <>
      <Menu.Label>{t('frame.workspaces')}</Menu.Label>
      {workspaces.map(({ slug, name }) => (
        <Menu.Item key={slug} component={Link} to={`/w/${slug}`} rightSection={slug === current ? <Check size={14} /> : null}>
          {text(name) || slug}
        </Menu.Item>
      ))}
    </>
  );
}
