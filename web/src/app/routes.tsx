import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect, retainSearchParams,
} from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './address';
import { Frame } from './Frame';
import { Root } from './Root';
import { NotFound, PageProblem, PageSkeleton } from './states';
import { type PeriodAndSegment, readPeriodAndSegment } from './period';
import { sessionQuery } from './session';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string } => (typeof search.next === 'string' ? { next: search.next } : {}),
  component: lazyRouteComponent(() => import('@/features/session/SignInPage'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search): { token?: string } => (typeof search.token === 'string' ? { token: search.token } : {}),
  component: lazyRouteComponent(() => import('@/features/session/SetupPage'), 'SetupPage'),
});

/** A map that somebody shared: opened without an account. */
const shared = createRoute({
  getParentRoute: () => root,
  path: '/s/$secret',
  validateSearch: (search): { present?: string } => texts(search, ['present']),
  component: lazyRouteComponent(() => import('@/features/sharing/SharedPage'), 'SharedPage'),
});

/** The end of the e-mails, for whoever has one of them. */
const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/unsubscribe/$secret',
  component: lazyRouteComponent(() => import('@/features/notifications/UnsubscribePage'), 'UnsubscribePage'),
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.setup_needed) throw redirect({ to: '/setup' });
    const first = session.workspaces[0];
    if (!session.user) throw redirect({ to: '/sign-in' });
    if (first) throw redirect({ to: '/w/$workspace', params: { workspace: first.slug } });
  },
  component: lazyRouteComponent(() => import('@/features/session/NoWorkspacePage'), 'NoWorkspacePage'),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$workspace',
  validateSearch: (search): PeriodAndSegment => readPeriodAndSegment(search),
  search: { middlewares: [retainSearchParams<PeriodAndSegment>(['from', 'until', 'where'])] },
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.setup_needed) throw redirect({ to: '/setup' });
    if (!session.user) throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
  component: Frame,
});

const overview = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  validateSearch: (search): { view?: string; search?: string; state?: string; kind?: string; persona?: string; market?: string; owner?: string; model?: string; sort?: string } =>
    texts(search, ['view', 'search', 'state', 'kind', 'persona', 'market', 'owner', 'model', 'sort']),
  component: lazyRouteComponent(() => import('@/features/overview/OverviewPage'), 'OverviewPage'),
});

const journey = createRoute({
  getParentRoute: () => workspace,
  path: '/journeys/$journey',
  // `step` opens the step's panel, `at` shows the map as it was at an instant, `compare` shows what is different from another journey or version.
  validateSearch: (search): { step?: string; at?: string; touchpoint?: string; card?: string; panel?: string; place?: string; comment?: string; view?: string; present?: string; compare?: string } => texts(search, ['step', 'touchpoint', 'card', 'panel', 'at', 'place', 'comment', 'view', 'present', 'compare']),
  component: lazyRouteComponent(() => import('@/features/journeys/map/MapPage'), 'MapPage'),
});

const journeyText = createRoute({
  getParentRoute: () => workspace,
  path: '/journeys/$journey/text',
  component: lazyRouteComponent(() => import('@/features/journeys/text/TextPage'), 'TextPage'),
});

const variants = createRoute({
  getParentRoute: () => workspace,
  path: '/variants',
  component: lazyRouteComponent(() => import('@/features/variants/VariantsPage'), 'VariantsPage'),
});

const variant = createRoute({
  getParentRoute: () => workspace,
  path: '/variants/$variant',
  component: lazyRouteComponent(() => import('@/features/variants/DriftPage'), 'DriftPage'),
});

const touchpoints = createRoute({
  getParentRoute: () => workspace,
  path: '/touchpoints',
  validateSearch: (search): { search?: string; kind?: string; channel?: string; sort?: string; own?: string } => texts(search, ['search', 'kind', 'channel', 'sort', 'own']),
  component: lazyRouteComponent(() => import('@/features/touchpoints/TouchpointsPage'), 'TouchpointsPage'),
});

const touchpoint = createRoute({
  getParentRoute: () => workspace,
  path: '/touchpoints/$touchpoint',
  validateSearch: (search): { comment?: string } => texts(search, ['comment']),
  component: lazyRouteComponent(() => import('@/features/touchpoints/TouchpointPage'), 'TouchpointPage'),
});

const personas = createRoute({
  getParentRoute: () => workspace,
  path: '/personas',
  component: lazyRouteComponent(() => import('@/features/personas/PersonasPage'), 'PersonasPage'),
});

const persona = createRoute({
  getParentRoute: () => workspace,
  path: '/personas/$persona',
  validateSearch: (search): { comment?: string } => texts(search, ['comment']),
  component: lazyRouteComponent(() => import('@/features/personas/PersonaPage'), 'PersonaPage'),
});

const personaComparison = createRoute({
  getParentRoute: () => workspace,
  path: '/personas/compare',
  validateSearch: (search): { personas?: string } => texts(search, ['personas']),
  component: lazyRouteComponent(() => import('@/features/personas/ComparePage'), 'ComparePage'),
});

const stakeholders = createRoute({
  getParentRoute: () => workspace,
  path: '/stakeholders',
  validateSearch: (search): { view?: string; selected?: string; persona?: string; kind?: string; effect?: string; influence?: string; journey?: string } =>
    texts(search, ['view', 'selected', 'persona', 'kind', 'effect', 'influence', 'journey']),
  component: lazyRouteComponent(() => import('@/features/stakeholders/StakeholdersPage'), 'StakeholdersPage'),
});

const myPart = createRoute({
  getParentRoute: () => workspace,
  path: '/part',
  component: lazyRouteComponent(() => import('@/features/atlas/MyPartPage'), 'MyPartPage'),
});

const projects = createRoute({
  getParentRoute: () => workspace,
  path: '/projects',
  component: lazyRouteComponent(() => import('@/features/projects/ProjectsPage'), 'ProjectsPage'),
});

const goals = createRoute({
  getParentRoute: () => workspace,
  path: '/projects/goals',
  component: lazyRouteComponent(() => import('@/features/goals/GoalsPage'), 'GoalsPage'),
});

const project = createRoute({
  getParentRoute: () => workspace,
  path: '/projects/$project',
  validateSearch: (search): { comment?: string } => texts(search, ['comment']),
  component: lazyRouteComponent(() => import('@/features/projects/ProjectPage'), 'ProjectPage'),
});

const improvements = createRoute({
  getParentRoute: () => workspace,
  path: '/improvements',
  validateSearch: (search): { view?: string; search?: string; owner?: string; state?: string; kind?: string; days?: string } => texts(search, ['view', 'search', 'owner', 'state', 'kind', 'days']),
  component: lazyRouteComponent(() => import('@/features/improvements/ImprovementsPage'), 'ImprovementsPage'),
});

const insight = createRoute({
  getParentRoute: () => workspace,
  path: '/insights/$insight',
  validateSearch: (search): { comment?: string } => texts(search, ['comment']),
  component: lazyRouteComponent(() => import('@/features/insights/InsightPage'), 'InsightPage'),
});

const opportunity = createRoute({
  getParentRoute: () => workspace,
  path: '/opportunities/$opportunity',
  validateSearch: (search): { comment?: string } => texts(search, ['comment']),
  component: lazyRouteComponent(() => import('@/features/opportunities/OpportunityPage'), 'OpportunityPage'),
});

const scorings = createRoute({
  getParentRoute: () => workspace,
  path: '/scorings',
  component: lazyRouteComponent(() => import('@/features/opportunities/ScoringsPage'), 'ScoringsPage'),
});

const initiative = createRoute({
  getParentRoute: () => workspace,
  path: '/initiatives/$initiative',
  validateSearch: (search): { comment?: string } => texts(search, ['comment']),
  component: lazyRouteComponent(() => import('@/features/initiatives/InitiativePage'), 'InitiativePage'),
});

const workshop = createRoute({
  getParentRoute: () => workspace,
  path: '/workshops/$workshop',
  component: lazyRouteComponent(() => import('@/features/workshops/WorkshopPage'), 'WorkshopPage'),
});

const data = createRoute({
  getParentRoute: () => workspace,
  path: '/data',
  component: lazyRouteComponent(() => import('@/features/events/ImportsPage'), 'ImportsPage'),
});

const importWizard = createRoute({
  getParentRoute: () => workspace,
  path: '/data/import',
  validateSearch: (search): { import?: string } => texts(search, ['import']),
  component: lazyRouteComponent(() => import('@/features/events/ImportPage'), 'ImportPage'),
});

const events = createRoute({
  getParentRoute: () => workspace,
  path: '/data/events',
  validateSearch: (search): { search?: string; event?: string } => texts(search, ['search', 'event']),
  component: lazyRouteComponent(() => import('@/features/events/EventsPage'), 'EventsPage'),
});

const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage'), 'SettingsPage'),
});

/** Where the links in e-mails lead: on to the page of what they are about. */
const open = createRoute({
  getParentRoute: () => workspace,
  path: '/open',
  validateSearch: (search): { kind?: string; document?: string; place?: string; comment?: string } => texts(search, ['kind', 'document', 'place', 'comment']),
  component: lazyRouteComponent(() => import('@/features/notifications/OpenPage'), 'OpenPage'),
});

const settingsLists = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/lists',
  component: lazyRouteComponent(() => import('@/features/taxonomy/ListsPage'), 'ListsPage'),
});

const settingsLanes = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/lanes',
  component: lazyRouteComponent(() => import('@/features/taxonomy/LanesPage'), 'LanesPage'),
});

const settingsPhases = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/phases',
  validateSearch: (search): { model?: string } => texts(search, ['model']),
  component: lazyRouteComponent(() => import('@/features/taxonomy/PhasesPage'), 'PhasesPage'),
});

const settingsFields = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/fields',
  component: lazyRouteComponent(() => import('@/features/fields/FieldsPage'), 'FieldsPage'),
});

const settingsGlossary = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/glossary',
  component: lazyRouteComponent(() => import('@/features/glossary/GlossaryPage'), 'GlossaryPage'),
});

const metrics = createRoute({
  getParentRoute: () => workspace,
  path: '/metrics',
  validateSearch: (search): { metric?: string } => texts(search, ['metric']),
  component: lazyRouteComponent(() => import('@/features/metrics/MetricsPage'), 'MetricsPage'),
});

const evidence = createRoute({
  getParentRoute: () => workspace,
  path: '/evidence',
  validateSearch: (search): { owner?: string } => texts(search, ['owner']),
  component: lazyRouteComponent(() => import('@/features/evidence/EvidencePage'), 'EvidencePage'),
});

const gap = createRoute({
  getParentRoute: () => workspace,
  path: '/touchpoints/gap',
  validateSearch: (search): { journey?: string; direction?: string } => texts(search, ['journey', 'direction']),
  component: lazyRouteComponent(() => import('@/features/gap/GapPage'), 'GapPage'),
});

const priorities = createRoute({
  getParentRoute: () => workspace,
  path: '/touchpoints/priorities',
  component: lazyRouteComponent(() => import('@/features/touchpoints/PrioritiesPage'), 'PrioritiesPage'),
});

const consistency = createRoute({
  getParentRoute: () => workspace,
  path: '/touchpoints/consistency',
  validateSearch: (search): { journey?: string } => texts(search, ['journey']),
  component: lazyRouteComponent(() => import('@/features/touchpoints/ConsistencyPage'), 'ConsistencyPage'),
});

const processing = createRoute({
  getParentRoute: () => workspace,
  path: '/touchpoints/processing',
  component: lazyRouteComponent(() => import('@/features/touchpoints/ProcessingPage'), 'ProcessingPage'),
});

/** Only the named parts of an address that are there as text. */
function texts<Name extends string>(search: Record<string, unknown>, names: Name[]): Partial<Record<Name, string>> {
  return Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))) as Partial<Record<Name, string>>;
}

const routeTree = root.addChildren([
  signIn, setup, shared, unsubscribe, start,
  workspace.addChildren([overview, journey, journeyText, variants, variant, touchpoints, touchpoint, personas, personaComparison, persona, stakeholders, myPart, projects, goals, project, improvements, insight, opportunity, scorings, initiative, workshop, data, importWizard, events, settings, open,
    settingsLists, settingsLanes, settingsPhases, settingsFields, settingsGlossary, metrics, evidence, gap, priorities, consistency, processing]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultErrorComponent: PageProblem,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register { router: ReturnType<typeof createAppRouter> }
}
