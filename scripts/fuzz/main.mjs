// Sends generated requests to every route of the API and checks each answer against its description:
//
//   make test-api                 a few of each, in about three minutes
//   make test-api EXAMPLES=200    many more
//
// Schemathesis (from PyPI, in a virtual environment of its own) makes the requests out of docs/reference/openapi.json:
// what the description allows, and what it forbids. The real program answers, over the sample company.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const version = "4.32.5";
const binary = path.resolve(process.env.WEGMARKE_BINARY ?? "target/debug/wegmarke");
const description = path.resolve("docs/reference/openapi.json");
const examples = process.env.EXAMPLES || "6";
const checks = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance", "response_headers_conformance"];
/** Streams that stay open are tested by what reads them. */
const openStreams = "/live$";

/** The environment with Schemathesis, made once and kept beside the other caches. */
function schemathesis() {
  const folder = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"), "wegmarke", `schemathesis-${version}`);
  const program = path.join(folder, "bin", "schemathesis");
  if (fs.existsSync(program)) return program;
  run("python3", ["-m", "venv", "--clear", folder]);
  run(path.join(folder, "bin", "pip"), ["install", "--quiet", "--disable-pip-version-check", `schemathesis==${version}`]);
  return program;
}

function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: "inherit" });
  if (error) throw new Error(`${program}: ${error.message}`);
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}`);
}

async function startDemo(data) {
  const port = 8_100 + Math.floor(Math.random() * 300);
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(binary, ["demo", "--customers", "300", "--data", data, "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the sample company ended with ${child.exitCode}`);
    if (await fetch(`${address}/health`).then(({ ok }) => ok, () => false)) return { child, address };
    await wait(100);
  }
  child.kill();
  throw new Error("the sample company did not become ready");
}

/** Values that exist, so that requests get behind the door: ids of every kind, in the places where each is asked for. */
async function settings(address) {
  const workspace = "morgenbucht";
  const read = async (inside) => (await fetch(`${address}/api/workspaces/${workspace}${inside}`)).json();
  const ids = async (kind) => (await read(`/repository/${kind}`)).map(({ id }) => id);
  const [journeys, touchpoints, insights, stakeholders, workshops] = [await ids("journey"), await ids("touchpoint"), await ids("insight"), await ids("stakeholder"), await ids("workshop")];
  const variants = (await read("/variants")).flatMap((family) => family.variants.map(({ id }) => id));
  const [map, other, removable] = [journeys[0], journeys[1], journeys.at(-1)];
  const comments = (await read(`/comments?document=${map}`)).map(({ id }) => id);
  const tasks = (await read("/tasks")).map(({ id }) => id);
  const members = (await read("/members")).map(({ user }) => user);
  const imports = (await read("/imports")).map(({ id }) => id);
  const table = (name, values) => [name, ...Object.entries(values).filter(([, value]) => value !== undefined).map(([key, value]) => `"${key}" = ${JSON.stringify(value)}`)].join("\n");
  // What one request removes is not what the others ask for.
  const instead = (method, route, values) => `[[operations]]\ninclude-path = "/api/workspaces/{workspace}/${route}"\ninclude-method = "${method}"\n${table("[operations.parameters]", values)}`;
  return [
    table("[parameters]", {
      "path.workspace": workspace,
      "path.kind": "journey",
      "path.id": map,
      "path.journey": map,
      "path.document": map,
      "path.variant": variants[0],
      "path.insight": insights[0],
      "path.workshop": workshops[0],
      "path.comment": comments[0],
      "path.task": tasks[0],
      // Not the one who is signed in: they are the last admin.
      "path.user": members[1],
      "path.sequence": 1,
      "query.journey": map,
      "query.step": "book",
      "query.touchpoint": touchpoints[0],
      "query.stakeholder": stakeholders[0],
      "query.document": map,
      "query.from": map,
      "query.to": other,
    }),
    instead("DELETE", "repository/{kind}/{id}", { "path.id": removable }),
    instead("DELETE", "comments/{comment}", { "path.comment": comments.at(-1) }),
    instead("DELETE", "tasks/{task}", { "path.task": tasks.at(-1) }),
    instead("DELETE", "members/{user}", { "path.user": members.at(-1) }),
    instead("POST", "variants/{variant}/detach", { "path.variant": variants.at(-1) }),
    instead("GET", "imports/{id}", { "path.id": imports[0] }),
    instead("GET", "imports/{id}/rejects", { "path.id": imports[0] }),
  ].join("\n\n");
}

const program = schemathesis();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "wegmarke-fuzz-"));
const { child, address } = await startDemo(path.join(scratch, "data"));
let status = 1;
try {
  const config = path.join(scratch, "schemathesis.toml");
  fs.writeFileSync(config, await settings(address));
  const args = ["--config-file", config, "run", description, "--url", address, "--phases", "examples,coverage,fuzzing", "--checks", checks.join(","), "--exclude-path-regex", openStreams];
  const bounds = ["--max-examples", examples, "--seed", "1", "--workers", "2", "--request-timeout", "30", "--continue-on-failure", "--warnings", "off", "--no-color"];
  ({ status } = spawnSync(program, [...args, ...bounds], { stdio: "inherit", cwd: scratch }));
  if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
} finally {
  child.kill();
  await Promise.race([once(child, "exit"), wait(5_000)]);
  fs.rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = status ?? 1;
