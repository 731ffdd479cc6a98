import { pageOf } from '@/app/pages';
import type { About } from '@/features/comments/useComments';

export interface PageAddress { to: string; search: Record<string, string> }

/** The page that shows what a comment, a task or a notification is about, opened at it. */
export function addressOf(workspace: string, about: About, comment?: string): PageAddress | null {
  const page = pageOf(workspace, about.kind, about.document);
  if (!page) return null;
  const search: Record<string, string> = { ...page.search };
  if (about.kind === 'journey') {
    const [what, id] = about.place.split('/');
    if (comment) Object.assign(search, { panel: 'comments', comment });
    else if (what === 'steps' && id) search.step = id;
    else if (what === 'cards' && id) search.card = id;
    else if (about.place !== '') Object.assign(search, { panel: 'comments', place: about.place });
  } else if (comment) search.comment = comment;
  return { to: page.path, search };
}
