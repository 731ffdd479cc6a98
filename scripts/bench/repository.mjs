// A large company: 300 journeys, each in 20 markets, 800 touchpoints. How long the atlas, the search and a map take to open.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

import { newPage, startBrowser } from "../../web/e2e/support/browser.mjs";
import { binary, median, quantile } from "./measure.mjs";
import { startPostgres } from "./postgres.mjs";
import { startServer } from "./server.mjs";

const journeys = 300;
const markets = 20;
const touchpoints = 800;
const referencesOfEach = 4;
const phases = 4;
const stepsOfEach = 3;
const workspace = "large";
const targetMs = 1_000;
const repetitions = 15;

/** The section of docs/benchmarks.md about a large repository. */
export async function measureRepository(scratch) {
  const references = journeys * (markets + 1) * referencesOfEach;
  const rows = [await measureOn("SQLite", scratch, null)];
  const postgres = await startPostgres(scratch);
  try {
    rows.push(await measureOn("PostgreSQL", scratch, postgres.url));
  } finally {
    await postgres.stop();
  }
  const ms = (value) => `${Math.round(value)} ms`;
  const table = rows.flatMap(({ engine, places }) => places.map(({ what, first, warm, seen }) => `| ${engine} | ${what} | ${ms(first)} | ${ms(median(warm))} | ${ms(quantile(warm, 0.95))} | ${ms(median(seen))} |`));
  const slowest = Math.max(...rows.flatMap(({ places }) => places.flatMap(({ first, warm, seen }) => [first, ...warm, median(seen)])));
  const loaded = rows.map(({ engine, seconds, noted }) => `${engine} ${seconds.toFixed(0)} s, all variants noted ${noted.toFixed(0)} s after the next start`).join("; ");
  return [
    "## A large company",
    "",
    `${journeys} journeys, each in ${markets} markets (${journeys * (markets + 1)} maps of ${phases * stepsOfEach} steps), ${touchpoints} touchpoints with ${references} references to them. Read in by \`wegmarke apply\`: ${loaded}.`,
    `*First* is the first answer of a server that has just been started, *warm* ${repetitions} more of them, *seen* how long a browser takes from the address to the content (median of 5).`,
    `Target: each within ${targetMs / 1000} s: **${slowest <= targetMs ? "met" : "missed"}**.`,
    "",
    "| database | | first | warm, median | warm, 95 % | seen |",
    "|---|---|---:|---:|---:|---:|",
    ...table,
  ].join("\n");
}

async function measureOn(engine, scratch, databaseUrl) {
  const data = fs.mkdtempSync(path.join(scratch, "data-"));
  const server = await startServer(data, workspace, databaseUrl);
  const [model] = await server.call("GET", `/workspaces/${workspace}/repository/phase-model`);
  await server.stop();
  const bundle = path.join(scratch, "bundle.json");
  writeBundle(bundle, model);
  const begun = performance.now();
  execFileSync(binary, ["--data", data, ...(databaseUrl ? ["--database-url", databaseUrl] : []), "apply", "--workspace", workspace, bundle], { stdio: ["ignore", "ignore", "inherit"] });
  const seconds = (performance.now() - begun) / 1000;

  const noted = await untilNoted(data, databaseUrl);

  const inside = `/workspaces/${workspace}`;
  const page = `/w/${workspace}`;
  const map = idOf(1, 17);
  const places = [
    { what: "atlas", calls: [`${inside}/atlas`], address: `${page}?view=atlas`, content: "main a[href*='/journeys/']" },
    { what: "search", calls: [`${inside}/search?q=rechnung%20anfordern&limit=24`], address: `${page}/settings/lists`, content: "h1", search: "Vorgang 123" },
    { what: "map", calls: [`${inside}/repository/journey/${map}`, `${inside}/reports/steps?journey=${map}`], address: `${page}/journeys/${map}`, content: "[data-ready] [data-key^='card:']" },
  ];
  const results = [];
  for (const place of places) {
    // Each first answer is that of a server that has read nothing yet.
    const fresh = await startServer(data, workspace, databaseUrl);
    try {
      const first = await answered(fresh, place.calls);
      const warm = [];
      for (let repetition = 0; repetition < repetitions; repetition += 1) warm.push(await answered(fresh, place.calls));
      results.push({ what: place.what, first, warm, seen: await seen(fresh, place) });
    } finally {
      await fresh.stop();
    }
  }
  return { engine, seconds, noted, places: results };
}

/** Seconds until every variant is known as one; the server finds that out in the background. */
async function untilNoted(data, databaseUrl) {
  const server = await startServer(data, workspace, databaseUrl);
  const begun = performance.now();
  try {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const families = await server.call("GET", `/workspaces/${workspace}/variants`);
      if (families.reduce((sum, { variants }) => sum + variants.length, 0) === journeys * markets) return (performance.now() - begun) / 1000;
      await wait(500);
    }
    throw new Error("not all variants were noted");
  } finally {
    await server.stop();
  }
}

/** Milliseconds until all of these are answered, asked at once as a page does. */
async function answered(server, calls) {
  const begun = performance.now();
  await Promise.all(calls.map((call) => server.call("GET", call)));
  return performance.now() - begun;
}

/** Milliseconds from the address, or from the first letter of a search, to the content; five times. */
async function seen(server, { address, content, search }) {
  const browser = await startBrowser();
  try {
    const page = await newPage(browser, { address: server.address });
    const [name, value] = server.cookie.split("=");
    await page.context().addCookies([{ name, value, url: server.address }]);
    const times = [];
    for (let repetition = 0; repetition < 6; repetition += 1) {
      let begun = performance.now();
      await page.goto(server.address + address, { waitUntil: "commit" });
      await page.locator(content).first().waitFor();
      if (search) {
        await page.keyboard.press("Control+k");
        await page.getByRole("dialog").getByRole("combobox").waitFor();
        begun = performance.now();
        await page.keyboard.type(search);
        await page.getByRole("option", { name: search }).first().waitFor();
      }
      // The first visit also fetches the program.
      if (repetition > 0) times.push(performance.now() - begun);
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** The same ids each time: a group, then a number. */
function idOf(group, number) {
  return `0190000${group}-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

const verbs = ["Suchen", "Vergleichen", "Anfragen", "Rechnung anfordern", "Bezahlen", "Warten", "Abholen", "Nutzen", "Reklamieren", "Kündigen", "Empfehlen", "Wiederkommen"];

function body(model, number, base, market) {
  const own = Array.from({ length: phases }, (_, phase) => ({
    id: `p${phase}`,
    title: { de: `Abschnitt ${phase + 1}` },
    // Each journey covers another stretch of the life cycle.
    model_phase: model.body.phases[Math.min(model.body.phases.length - 1, (number % 5) + phase)].id,
    steps: Array.from({ length: stepsOfEach }, (_, step) => ({ id: `s${phase * stepsOfEach + step}`, title: { de: verbs[(phase * stepsOfEach + step + number) % verbs.length] } })),
  }));
  const steps = own.flatMap((phase) => phase.steps.map(({ id }) => id));
  const references = Array.from({ length: referencesOfEach }, (_, index) => ({
    id: `t${index}`,
    step: steps[(index * 3) % steps.length],
    reference: { kind: "touchpoint", id: idOf(2, (number * 7 + index * 31) % touchpoints) },
  }));
  const needs = steps.map((step, index) => ({ id: `n${index}`, step, text: { de: `Bedürfnis ${index + 1} im Vorgang ${number}` }, evidence: { level: "assumption" } }));
  return {
    title: { de: `Vorgang ${number}` },
    phase_model: model.id,
    level: 1 + (number % 3),
    kind: "as-is",
    state: "live",
    market: market ?? "DACH",
    goal: idOf(3, 1),
    owner: "Team",
    ...(base ? { variant_of: { base, dimension: "market", label: { de: market } } } : {}),
    phases: own,
    lanes: [
      { id: "touchpoints", kind: "touchpoints", title: {}, cards: references },
      { id: "needs", kind: "needs", title: {}, cards: market ? [...needs, { id: "own", step: steps[0], text: { de: `Nur in ${market}` } }] : needs },
    ],
  };
}

/** Writes the whole company in the text form. */
function writeBundle(file, model) {
  const all = [];
  for (let number = 0; number < journeys; number += 1) {
    const base = idOf(1, number * (markets + 1));
    all.push({ id: base, ...body(model, number, null, null) });
    for (let market = 1; market <= markets; market += 1) all.push({ id: idOf(1, number * (markets + 1) + market), ...body(model, number, base, `Markt ${market}`) });
  }
  const library = Array.from({ length: touchpoints }, (_, index) => ({ id: idOf(2, index), key: `touchpoint-${index}`, title: { de: `Kontaktpunkt ${index}` }, owners: ["Team"] }));
  fs.writeFileSync(file, JSON.stringify({ format: "ojf/1", journeys: all, touchpoints: library, goals: [{ id: idOf(3, 1), title: { de: "Weniger Abbrüche" } }] }));
}
