import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import { useWorkspace } from '@/app/session';
import type { About } from '@/features/comments/useComments';

export type Notification = Answer<components['schemas']['Notification']>;
export type NotificationKind = components['schemas']['NotificationKind'];
export type NotificationSettings = Answer<components['schemas']['NotificationSettings']>;
interface Notifications { unread: number; notifications: Notification[] }

/** The kinds of notifications in the order of the settings. */
export const notificationKinds = ['mention', 'reply', 'assignment', 'due', 'review', 'change'] as const satisfies NotificationKind[];

/** How often the bell looks for news. */
const refreshMs = 30_000;

export function useNotifications() {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['notifications', slug],
    queryFn: ({ signal }) => api.get<Notifications>(`${path}/notifications`, { limit: 50 }, signal),
    refetchInterval: refreshMs,
    refetchOnWindowFocus: true,
  });
}

/** Marks one notification as read, or all. */
export function useRead() {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (notification: string | null) => api.post<void>(`${path}/notifications/read`, notification === null ? {} : { notification }),
    onMutate: (notification) => {
      client.setQueryData<Notifications>(['notifications', slug], (before) => {
        if (!before) return before;
        const notifications = before.notifications.map((one) => (notification === null || one.id === notification ? { ...one, read: true } : one));
        const newly = before.notifications.filter((one, index) => !one.read && notifications[index]!.read).length;
        return { unread: notification === null ? 0 : before.unread - newly, notifications };
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications', slug] }),
  });
}

export function useNotificationSettings() {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const key = ['notification-settings', slug];
  return {
    settings: useQuery({ queryKey: key, queryFn: () => api.get<NotificationSettings>(`${path}/notifications/settings`) }),
    keep: useMutation({
      mutationFn: (chosen: NotificationSettings) => api.patch<NotificationSettings>(`${path}/notifications/settings`, chosen),
      onMutate: (chosen) => client.setQueryData(key, chosen),
      onSettled: () => client.invalidateQueries({ queryKey: key }),
    }),
  };
}

/** Whether one follows a document, and the way to begin and end it. */
export function useFollow(about: About) {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const key = ['follows', slug];
  const follows = useQuery({ queryKey: key, queryFn: () => api.get<string[]>(`${path}/follows`), staleTime: 60_000 });
  const following = follows.data?.includes(about.document) ?? false;
  const toggle = useMutation({
    mutationFn: () => (following ? api.delete<void>(`${path}/follows/${about.document}`) : api.post<void>(`${path}/follows`, about)),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  return { following, toggle: () => toggle.mutate() };
}
