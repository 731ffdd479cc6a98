// Measures the optimised program on generated logs and writes docs/benchmarks.md.
//
//   make bench                      1 M and 10 M events
//   SIZES=1000000 make bench        other sizes
//
// Every number is of the real binary as a user runs it: wall seconds, CPU seconds of all threads and
// peak resident memory, read from /proc while the process runs (so Linux only).
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const binary = process.env.WEGMARKE_BINARY ?? "target/release/wegmarke";
const sizes = (process.env.SIZES ?? "1000000,10000000").split(",").map(Number);
const output = process.env.OUTPUT ?? "docs/benchmarks.md";
const repeats = 5;
const touchpoints = 60;
const ticksPerSecond = 100;

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

/** CPU seconds and peak memory of a process as the kernel counts them; null when it has ended. */
function readUsage(pid) {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    const peak = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
    return {
      cpu: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
      memory: peak ? Number(peak[1]) / 1024 : 0,
    };
  } catch {
    return null;
  }
}

/** Runs the binary to its end; fails when it fails. */
async function run(args) {
  const begun = process.hrtime.bigint();
  const child = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"] });
  let usage = { cpu: 0, memory: 0 };
  const sampling = setInterval(() => {
    const now = readUsage(child.pid);
    if (now) usage = { cpu: Math.max(usage.cpu, now.cpu), memory: Math.max(usage.memory, now.memory) };
  }, 5);
  let errors = "";
  child.stdout.resume();
  child.stderr.on("data", (data) => (errors += data));
  const [code] = await once(child, "close");
  clearInterval(sampling);
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${errors}`);
  return { wall: Number(process.hrtime.bigint() - begun) / 1e9, ...usage };
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

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const seconds = (value) => (value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} s`);

/** A server on the data folder, and the time until it says that it is ready. */
async function startServer(data) {
  const port = 8500 + Math.floor(Math.random() * 400);
  const child = spawn(binary, ["--data", data, "demo", "--listen", `127.0.0.1:${port}`, "--empty"], { stdio: "ignore" });
  const address = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 600; attempt += 1) {
    try {
      if ((await fetch(`${address}/health`)).ok) return { child, address };
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error("the server did not become ready");
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
  const { child, address } = await startServer(data);
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
        const answer = await fetch(`${address}/api/workspaces/bench/reports/${report}?${query}`);
        if (!answer.ok) throw new Error(`${report}: ${answer.status} ${await answer.text()}`);
        await answer.arrayBuffer();
        if (index === 0) continue;
        walls.push(Number(process.hrtime.bigint() - begun) / 1e9);
        cpus.push(readUsage(child.pid).cpu - before);
      }
      rows.push([`report ${report}, running server`, { wall: median(walls), cpu: median(cpus), memory: readUsage(child.pid).memory }]);
    }
    return rows;
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

function table(result) {
  const lines = [
    `## ${result.events.toLocaleString("en")} events`,
    "",
    "| what | wall | CPU | peak memory | |",
    "|---|---:|---:|---:|---|",
  ];
  for (const [what, usage, note] of [...result.rows, ...result.warm]) {
    lines.push(`| ${what} | ${seconds(usage.wall)} | ${seconds(usage.cpu)} | ${Math.round(usage.memory)} MiB | ${typeof note === "string" ? note : ""} |`);
  }
  return lines.join("\n");
}

const scratch = fs.mkdtempSync(path.join(process.env.SCRATCH ?? os.tmpdir(), "wegmarke-bench-"));
try {
  const results = [];
  for (const events of sizes) {
    const folder = path.join(scratch, String(events));
    fs.mkdirSync(folder);
    results.push(await measureSize(events, folder));
    fs.rmSync(folder, { recursive: true });
  }
  const page = [
    "# Benchmarks",
    "",
    "Written by `make bench`; do not edit. Wall time, CPU seconds of all threads and peak resident memory of the release binary.",
    "A new process starts, opens the database, reads the stored trail index and answers; *cold from disk* means that the system's file cache was emptied before (where the bench may do so: as root). A running server has the trails in memory. Medians of five.",
    "The log is generated: about ten events a customer, 60 touchpoints, two properties, customers interleaved in order of arrival.",
    "",
    `Machine: ${os.cpus().length} × ${os.cpus()[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB; load at the end ${os.loadavg()[0].toFixed(1)}; ${new Date().toISOString().slice(0, 10)}.`,
    "",
    ...results.map(table).join("\n\n").split("\n"),
    "",
  ].join("\n");
  fs.writeFileSync(output, page);
  process.stderr.write(`written to ${output}\n`);
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
