// The property tests of simultaneous editing and of merging variants, with many more runs than in the tests.
import { execFileSync } from "node:child_process";
import { performance } from "node:perf_hooks";

const convergenceRuns = 20_000;
const mergeRuns = 5_000;

/** The section of docs/benchmarks.md about what was tried without a counter-example. A counter-example fails it. */
export async function measureProofs() {
  const rows = [
    await proof("many editors with delays, repetitions and interruptions end with the same", convergenceRuns, ["--test", "it", "convergence"], { WEGMARKE_CONVERGENCE_RUNS: String(convergenceRuns) }),
    await proof("merging, comparing and carrying over variants (each property)", mergeRuns, ["--lib", "variants::tests"], { PROPTEST_CASES: String(mergeRuns), PROPTEST_MAX_GLOBAL_REJECTS: String(mergeRuns) }),
  ];
  return ["## Properties", "", "Random histories without a counter-example:", "", "| property | runs | time |", "|---|---:|---:|", ...rows].join("\n");
}

async function proof(what, runs, which, settings) {
  const test = ["test", "--quiet", "-p", "wegmarke"];
  // What is compiled is not measured.
  execFileSync("cargo", [...test, "--no-run", ...which.slice(0, which[0] === "--test" ? 2 : 1)], { stdio: "ignore" });
  const begun = performance.now();
  execFileSync("cargo", [...test, ...which], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...settings } });
  return `| ${what} | ${runs} | ${((performance.now() - begun) / 1000).toFixed(0)} s |`;
}
