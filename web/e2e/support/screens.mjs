/** The main screens of the sample company. */
export async function screensOf({ address }) {
  const read = async (path) => (await fetch(`${address}/api${path}`)).json();
  const { workspaces } = await read('/session');
  const base = `/w/${workspaces[0].slug}`;
  const inside = `/workspaces/${workspaces[0].slug}`;
  const first = async (kind) => (await read(`${inside}/repository/${kind}`))[0].id;
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
    persona: `${base}/personas/${await first('persona')}`,
    imports: `${base}/data`,
    wizard: `${base}/data/import`,
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
