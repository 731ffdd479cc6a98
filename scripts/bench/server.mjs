// A running server over a data folder, and an administrator of one workspace who is signed in.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

import { binary } from "./measure.mjs";

const password = "a long pass phrase for measuring";
const email = "bench@example.org";

/**
 * Serves `data` (or the PostgreSQL server `databaseUrl`) and signs an administrator of `workspace` in, which is made when it is not there.
 * `call(method, path, body)` asks the API as that administrator and gives the parsed answer; an error answer throws.
 */
export async function startServer(data, workspace, databaseUrl = null) {
  const where = ["--data", data, ...(databaseUrl ? ["--database-url", databaseUrl] : [])];
  const created = spawnSync(binary, [...where, "user", "create", email, "--name", "Bench", "--workspace", workspace, "--create-workspace"], { input: `${password}\n`, encoding: "utf8" });
  // A second start over the same data finds the account there.
  if (created.status !== 0 && !created.stderr.includes("already a user")) throw new Error(created.stderr);
  const port = 8500 + Math.floor(Math.random() * 400);
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(binary, [...where, "serve", "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
  await untilReady(address, child);
  const response = await fetch(`${address}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
  const cookie = response.headers.get("set-cookie").split(";")[0];
  const call = async (method, path, body) => {
    const answer = await fetch(`${address}/api${path}`, {
      method,
      headers: { cookie, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  const stop = async () => {
    child.kill();
    await once(child, "exit");
  };
  return { child, address, cookie, call, stop };
}

async function untilReady(address, child) {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    try {
      if ((await fetch(`${address}/health`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await wait(50);
  }
  child.kill();
  throw new Error("the server did not become ready");
}
