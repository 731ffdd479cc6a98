/** A page within a workspace, and what its address says beside its path. */
export interface Page { path: string; search?: Record<string, string> }

const pages: Record<string, (id: string) => Page> = {
  journey: (id) => ({ path: `/journeys/${id}` }),
  touchpoint: (id) => ({ path: `/touchpoints/${id}` }),
  persona: (id) => ({ path: `/personas/${id}` }),
  'target-group': () => ({ path: '/personas' }),
  stakeholder: (id) => ({ path: '/stakeholders', search: { selected: id } }),
  'stakeholder-relation': () => ({ path: '/stakeholders' }),
  insight: (id) => ({ path: `/insights/${id}` }),
  opportunity: (id) => ({ path: `/opportunities/${id}` }),
  initiative: (id) => ({ path: `/initiatives/${id}` }),
  workshop: (id) => ({ path: `/workshops/${id}` }),
  scoring: () => ({ path: '/scorings' }),
  project: (id) => ({ path: `/projects/${id}` }),
  goal: () => ({ path: '/projects/goals' }),
  strategy: () => ({ path: '/projects/goals' }),
  metric: (id) => ({ path: '/metrics', search: { metric: id } }),
  channel: () => ({ path: '/settings/lists' }),
  device: () => ({ path: '/settings/lists' }),
  system: () => ({ path: '/settings/lists' }),
  department: () => ({ path: '/settings/lists' }),
  'knowledge-item': () => ({ path: '/settings/lists' }),
  'custom-lane': () => ({ path: '/settings/lanes' }),
  'phase-model': (id) => ({ path: '/settings/phases', search: { model: id } }),
  field: () => ({ path: '/settings/fields' }),
  term: () => ({ path: '/settings/glossary' }),
};

/** Where a document of this kind is shown; a kind that nobody opens, such as a view, has no page. */
export function pageOf(workspace: string, kind: string, id: string): Page | null {
  const page = pages[kind]?.(id);
  return page ? { ...page, path: `/w/${encodeURIComponent(workspace)}${page.path}` } : null;
}
