// Import, discovery and reports on generated logs: the same log every time.
//
//   SIZES=1000000 make bench      other sizes than 1 M and 10 M events
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";

import { median, readUsage, run, seconds } from "./measure.mjs";
import { startServer } from "./server.mjs";

const sizes = (process.env.SIZES ?? "1000000,10000000").split(",").map(Number);
const repeats = 5;
const touchpoints = 60;

/** A small seeded generator (xorshift32), so that every run measures the same log. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/** Writes `events` lines in order of arrival: customers interleaved, two properties, about ten events each. */
async function writeLog(file, events) {
  const random = randomNumbers(20260101);
  const customers = Math.ceil(events / 10);
  const last = new Uint8Array(customers);
  const markets = ["DE", "AT", "CH"];
  const channels = ["web", "phone", "store", "app"];
  const stream = fs.createWriteStream(file, { highWaterMark: 1 << 22 });
  let lines = ["customer,event,time,market,channel\n"];
  const start = Date.UTC(2025, 0, 1);
  const step = (540 * 86_400_000) / events;
  for (let index = 0; index < events; index += 1) {
    const customer = Math.floor(random() * customers);
    const chance = random();
    last[customer] = chance < 0.7 ? (last[customer] + 1) % touchpoints : Math.floor(random() * touchpoints);
    const time = new Date(start + index * step).toISOString();
    lines.push(
      `c${customer},touchpoint ${last[customer]},${time},${markets[customer % 3]},${channels[last[customer] % 4]}\n`,
    );
    if (lines.length === 20_000) {
      if (!stream.write(lines.join(""))) await once(stream, "drain");
      lines = [];
    }
  }
  stream.end(lines.join(""));
  await once(stream, "finish");
}

/** The medians of several runs; `prepare` is called before each. */
async function repeated(args, prepare = () => {}) {
  const runs = [];
  for (let index = 0; index < repeats; index += 1) {
    prepare();
    runs.push(await run(args));
  }
  return {
    wall: median(runs.map((one) => one.wall)),
    cpu: median(runs.map((one) => one.cpu)),
    memory: Math.max(...runs.map((one) => one.memory)),
  };
}

async function measureSize(events, folder) {
  const file = path.join(folder, "log.csv");
  const data = path.join(folder, "data");
  fs.mkdirSync(data);
  process.stderr.write(`${events} events: generating\n`);
  await writeLog(file, events);
  const bytes = fs.statSync(file).size;
  process.stderr.write(`${events} events: importing\n`);
  const rows = [];
  const imported = await run(["--data", data, "import", file, "--workspace", "bench"]);
  rows.push(["import of a CSV file", imported, `${Math.round(events / imported.wall / 1000)} k events/s, ${(bytes / 1e6).toFixed(0)} MB`]);
  const again = await run(["--data", data, "import", file, "--workspace", "bench"]);
  rows.push(["the same file again (nothing new)", again, ""]);
  const reports = ["overview", "transitions", "variants", "steps"];
  const journey = path.join(folder, "map.json");
  const discovered = await run(["--data", data, "discover", "--workspace", "bench", "--out", journey]);
  rows.push(["discover, first reading of the segments", discovered, ""]);
  await run(["--data", data, "apply", journey, "--workspace", "bench"]);
  const id = JSON.parse(fs.readFileSync(journey, "utf8")).journeys[0].id;
  for (const report of reports) {
    const args = ["--data", data, "report", report, "--workspace", "bench", "--json"];
    if (report === "steps") args.push("--journey", id);
    if (forgetFiles()) rows.push([`report ${report}, new process, cold from disk`, await repeated(args, forgetFiles)]);
    rows.push([`report ${report}, new process`, await repeated(args)]);
  }
  const warm = await measureWarm(data, id, reports);
  return { events, rows, warm };
}

/** The same questions to a running server; each repeat moves the period by a second so that no stored answer serves it. */
async function measureWarm(data, journey, reports) {
  const { child, call, stop } = await startServer(data, "bench");
  try {
    const rows = [];
    for (const report of reports) {
      const walls = [];
      const cpus = [];
      for (let index = 0; index <= repeats; index += 1) {
        const query = new URLSearchParams({ from: new Date(Date.UTC(2025, 0, 1) - index * 1000).toISOString() });
        if (report === "steps") query.set("journey", journey);
        const before = readUsage(child.pid).cpu;
        const begun = process.hrtime.bigint();
        await call("GET", `/workspaces/bench/reports/${report}?${query}`);
        if (index === 0) continue;
        walls.push(Number(process.hrtime.bigint() - begun) / 1e9);
        cpus.push(readUsage(child.pid).cpu - before);
      }
      rows.push([`report ${report}, running server`, { wall: median(walls), cpu: median(cpus), memory: readUsage(child.pid).memory }]);
    }
    return rows;
  } finally {
    await stop();
  }
}

/** Makes the system forget the files it keeps in memory, so that the next process reads from the disk; needs root. */
function forgetFiles() {
  try {
    execFileSync("sync");
    fs.writeFileSync("/proc/sys/vm/drop_caches", "3");
    return true;
  } catch {
    return false;
  }
}

function table(result) {
  const lines = [
    `### ${result.events.toLocaleString("en")} events`,
    "",
    "| what | wall | CPU | peak memory | |",
    "|---|---:|---:|---:|---|",
  ];
  for (const [what, usage, note] of [...result.rows, ...result.warm]) {
    lines.push(`| ${what} | ${seconds(usage.wall)} | ${seconds(usage.cpu)} | ${Math.round(usage.memory)} MiB | ${typeof note === "string" ? note : ""} |`);
  }
  return lines.join("\n");
}

/** The section of docs/benchmarks.md about events and reports. */
export async function measureEvents(scratch) {
  const results = [];
  for (const events of sizes) {
    const folder = path.join(scratch, String(events));
    fs.mkdirSync(folder);
    results.push(await measureSize(events, folder));
    fs.rmSync(folder, { recursive: true });
  }
  return [
    "## Events and reports",
    "",
    "A new process starts, opens the database, reads the stored trail index and answers; *cold from disk* means that the system's file cache was emptied before (where the bench may do so: as root). A running server has the trails in memory. Medians of five.",
    "The log is generated: about ten events a customer, 60 touchpoints, two properties, customers interleaved in order of arrival.",
    "",
    results.map(table).join("\n\n"),
  ].join("\n");
}
