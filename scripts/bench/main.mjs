// Measures the optimised program and writes docs/benchmarks.md, one section per part.
//
//   make bench                  everything
//   make bench PARTS=events     one part, or several with commas; the other sections stay as they are
//
// Every number is of the real binary as a user runs it.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { measureEvents } from "./events.mjs";
import { measureLive } from "./live.mjs";
import { measureMap } from "./map.mjs";
import { measureProofs } from "./proofs.mjs";
import { measureRepository } from "./repository.mjs";

const parts = { events: measureEvents, map: measureMap, repository: measureRepository, live: measureLive, proofs: measureProofs };
const output = process.env.OUTPUT ?? "docs/benchmarks.md";
const wanted = (process.env.PARTS || Object.keys(parts).join(",")).split(",");

const introduction = [
  "# Benchmarks",
  "",
  "Written by `make bench`; do not edit. Wall time, CPU seconds of all threads and peak resident memory of the release binary.",
].join("\n");

const begin = (part) => `<!-- ${part} -->`;

/** The section of a part as it stands in the page, so that measuring one part keeps the others. */
function standing(page, part) {
  const [, after] = page.split(`${begin(part)}\n`);
  return after?.split(/\n<!-- \w+ -->\n/)[0].trim();
}

function machine() {
  const load = os.loadavg()[0].toFixed(1);
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `*Measured on ${os.cpus().length} × ${os.cpus()[0].model.trim()}, ${memory} GiB, ${new Date().toISOString().slice(0, 10)}; load when it ended ${load}.*`;
}

function write(sections) {
  const page = Object.keys(parts).filter((part) => sections[part]).map((part) => `${begin(part)}\n${sections[part]}`);
  fs.writeFileSync(output, `${[introduction, ...page].join("\n\n")}\n`);
}

const before = fs.existsSync(output) ? fs.readFileSync(output, "utf8") : "";
const sections = Object.fromEntries(Object.keys(parts).map((part) => [part, standing(before, part)]));
for (const part of wanted) {
  if (!parts[part]) throw new Error(`there is no part ${part}; there are ${Object.keys(parts).join(", ")}`);
  const scratch = fs.mkdtempSync(path.join(process.env.SCRATCH ?? os.tmpdir(), "wegmarke-bench-"));
  try {
    sections[part] = `${await parts[part](scratch)}\n\n${machine()}`;
    write(sections);
    process.stderr.write(`${part}: written to ${output}\n`);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}
