// A PostgreSQL server for measuring: the one that WEGMARKE_BENCH_POSTGRES names, or one of this run in a scratch folder.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Where distributions keep the server's own programs. */
function installedTools() {
  const root = "/usr/lib/postgresql";
  const versions = fs.existsSync(root) ? fs.readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions.map((version) => path.join(root, version, "bin")).find((bin) => fs.existsSync(path.join(bin, "initdb")));
  if (!folder) throw new Error("no PostgreSQL server was found: install it (Debian: apt-get install postgresql), or name one in WEGMARKE_BENCH_POSTGRES");
  return folder;
}

/** Gives the address of an empty database, and the way to stop its server. Its settings are those of the distribution. */
export async function startPostgres(scratch) {
  if (process.env.WEGMARKE_BENCH_POSTGRES) return { url: process.env.WEGMARKE_BENCH_POSTGRES, stop: async () => {} };
  const tools = installedTools();
  const data = path.join(scratch, "postgres");
  fs.mkdirSync(data);
  // The server refuses to run as root; the distribution's package makes an account for it.
  const owner = process.getuid() === 0 ? { uid: Number(execFileSync("id", ["-u", "postgres"])), gid: Number(execFileSync("id", ["-g", "postgres"])) } : {};
  if (owner.uid !== undefined) {
    fs.chownSync(data, owner.uid, owner.gid);
    fs.chmodSync(scratch, 0o755);
  }
  execFileSync(path.join(tools, "initdb"), ["-D", data, "-U", "wegmarke", "--auth=trust", "--locale=C", "--encoding=UTF8"], { ...owner, cwd: data, stdio: "ignore" });
  const port = 9_000 + Math.floor(Math.random() * 900);
  const child = spawn(path.join(tools, "postgres"), ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", data], { ...owner, cwd: data, stdio: "ignore" });
  const admin = (statement) => execFileSync(path.join(tools, "psql"), ["-h", "127.0.0.1", "-p", String(port), "-U", "wegmarke", "-d", "postgres", "-c", statement], { stdio: "ignore" });
  for (let attempt = 0; ; attempt += 1) {
    try {
      admin("CREATE DATABASE bench TEMPLATE template0 ENCODING 'UTF8'");
      break;
    } catch (error) {
      if (attempt === 100 || child.exitCode !== null) throw error;
      await wait(100);
    }
  }
  const stop = async () => {
    child.kill("SIGINT");
    await once(child, "exit");
  };
  return { url: `postgres://wegmarke@127.0.0.1:${port}/bench`, stop };
}
