import type { About } from '@/features/comments/useComments';

/** Where the pages of the kinds of documents are; kinds without a page of their own have none. */
const pages: Record<string, (workspace: string, id: string) => string> = {
  journey: (workspace, id) => `/w/${workspace}/journeys/${id}`,
  touchpoint: (workspace, id) => `/w/${workspace}/touchpoints/${id}`,
  persona: (workspace, id) => `/w/${workspace}/personas/${id}`,
  insight: (workspace, id) => `/w/${workspace}/insights/${id}`,
  opportunity: (workspace, id) => `/w/${workspace}/opportunities/${id}`,
  initiative: (workspace, id) => `/w/${workspace}/initiatives/${id}`,
  workshop: (workspace, id) => `/w/${workspace}/workshops/${id}`,
};

export interface PageAddress { to: string; search: Record<string, string> }

/** The page that shows what a comment, a task or a notification is about, opened at it. */
export function addressOf(workspace: string, about: About, comment?: string): PageAddress | null {
  const page = pages[about.kind];
  if (!page) return null;
  const search: Record<string, string> = {};
  if (about.kind === 'journey') {
    const [what, id] = about.place.split('/');
    if (comment) Object.assign(search, { panel: 'comments', comment });
    else if (what === 'steps' && id) search.step = id;
    else if (what === 'cards' && id) search.card = id;
    else if (about.place !== '') Object.assign(search, { panel: 'comments', place: about.place });
  } else if (comment) search.comment = comment;
  return { to: page(workspace, about.document), search };
}
