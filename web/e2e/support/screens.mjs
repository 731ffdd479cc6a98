/** The main screens of the sample company. */
export async function screensOf({ address }) {
  const read = async (path) => (await fetch(`${address}/api${path}`)).json();
  const { workspaces } = await read('/session');
  const base = `/w/${workspaces[0].slug}`;
  const inside = `/workspaces/${workspaces[0].slug}`;
  const first = async (kind) => (await read(`${inside}/repository/${kind}`))[0].id;
  // A market whose base has changed at the same place.
  const personas = await read(`${inside}/repository/persona`);
  const families = await read(`${inside}/variants`);
  const { base: compared, variants } = families.find((family) => family.variants.some(({ conflicts }) => conflicts > 0));
  const { id: conflicting } = variants.find(({ conflicts }) => conflicts > 0);
  // The touchpoint with most ratings has something to show in every part of its page.
  const measured = (await read(`${inside}/reports/touchpoints`)).filter(({ id, score }) => id && score);
  const touchpoint = measured.sort((a, b) => b.score.n - a.score.n)[0].id;
  return {
    overview: base,
    atlas: `${base}?view=atlas`,
    matrix: `${base}?view=matrix`,
    alignment: `${base}?view=alignment`,
    stakeholders: `${base}/stakeholders`,
    part: `${base}/part`,
    projects: `${base}/projects`,
    project: `${base}/projects/${await first('project')}`,
    goals: `${base}/projects/goals`,
    variants: `${base}/variants`,
    drift: `${base}/variants/${conflicting}`,
    comparison: `${base}/journeys/${conflicting}?compare=${compared}`,
    insights: `${base}/improvements`,
    insight: `${base}/insights/${await first('insight')}`,
    opportunities: `${base}/improvements?view=opportunities`,
    opportunity: `${base}/opportunities/${await first('opportunity')}`,
    scorings: `${base}/scorings`,
    priorityMatrix: `${base}/improvements?view=matrix`,
    board: `${base}/improvements?view=board`,
    plan: `${base}/improvements?view=plan`,
    initiative: `${base}/initiatives/${await first('initiative')}`,
    workshops: `${base}/improvements?view=workshops`,
    workshop: `${base}/workshops/${await first('workshop')}`,
    map: `${base}/journeys/${await first('journey')}`,
    touchpoints: `${base}/touchpoints`,
    gap: `${base}/touchpoints/gap`,
    priorities: `${base}/touchpoints/priorities`,
    consistency: `${base}/touchpoints/consistency`,
    processing: `${base}/touchpoints/processing`,
    metrics: `${base}/metrics`,
    evidence: `${base}/evidence`,
    touchpoint: `${base}/touchpoints/${touchpoint}`,
    personas: `${base}/personas`,
    personaComparison: `${base}/personas/compare?personas=${personas.slice(0, 3).map(({ id }) => id).join(',')}`,
    persona: `${base}/personas/${await first('persona')}`,
    imports: `${base}/data`,
    wizard: `${base}/data/import`,
    review: `${base}/journeys/${await first('journey')}?panel=review`,
    presentation: `${base}/journeys/${await first('journey')}?present=1`,
    events: `${base}/data/events`,
    settings: `${base}/settings`,
    lists: `${base}/settings/lists`,
    lanes: `${base}/settings/lanes`,
    phases: `${base}/settings/phases`,
    fields: `${base}/settings/fields`,
    glossary: `${base}/settings/glossary`,
    'sign-in': '/sign-in',
  };
}
