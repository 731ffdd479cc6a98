import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { Role, Session, Workspace } from '@/api/types';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => api.get<Session>('/session'),
  staleTime: 60_000,
});

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

const rank: Record<Role, number> = { viewer: 0, contributor: 1, editor: 2, admin: 3 };

export interface CurrentWorkspace {
  slug: string;
  /** Start of the API paths of this workspace. */
  path: string;
  role: Role;
  /** Whether the person may comment, take tasks and add insights. */
  canContribute: boolean;
  canEdit: boolean;
  canAdminister: boolean;
}

/** The workspace of the address and what the signed-in person may do in it. */
export function useWorkspace(): CurrentWorkspace {
  const { workspace: slug = '' } = useParams({ strict: false });
  const session = useSession();
  const role = session.workspaces.find((workspace) => workspace.slug === slug)?.role ?? 'viewer';
  return {
    slug,
    path: workspacePath(slug),
    role,
    canContribute: rank[role] >= rank.contributor,
    canEdit: rank[role] >= rank.editor,
    canAdminister: rank[role] >= rank.admin,
  };
}

export function workspacePath(slug: string): string {
  return `/workspaces/${encodeURIComponent(slug)}`;
}

/** The settings of the current workspace. */
export function useWorkspaceSettings() {
  const { slug, path } = useWorkspace();
  return useQuery({ queryKey: ['workspace', slug], queryFn: () => api.get<Workspace>(path) });
}
