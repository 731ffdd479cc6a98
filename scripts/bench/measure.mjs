// Wall time, CPU seconds and memory of the program as the kernel counts them (/proc, so Linux only).
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";

export const binary = process.env.WEGMARKE_BINARY ?? "target/release/wegmarke";
const ticksPerSecond = 100;

/** CPU seconds and peak memory of a process as the kernel counts them; null when it has ended. */
export function readUsage(pid) {
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
export async function run(args) {
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

/** The value below which the share (0 to 1) of the values lies. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (values) => quantile(values, 0.5);

export const seconds = (value) => (value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} s`);
