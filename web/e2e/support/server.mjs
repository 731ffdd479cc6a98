import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const startWithinMs = 180_000;

/** The program under test; the build leaves it where WEGMARKE_BINARY says. */
function binary() {
  const path = process.env.WEGMARKE_BINARY;
  if (!path) throw new Error('WEGMARKE_BINARY must name the wegmarke program, e.g. ../target/debug/wegmarke');
  return resolve(path);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts `wegmarke <command>` on a free loopback port over a data folder of its own and waits until it is ready.
 * Gives its address, its data folder, the set-up link if it printed one, and the way to stop it.
 */
export async function startServer(command = ['serve']) {
  const data = await mkdtemp(join(tmpdir(), 'wegmarke-e2e-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(binary(), [...command, '--data', data, '--listen', `127.0.0.1:${port}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(data, { recursive: true, force: true });
  };
  const until = Date.now() + startWithinMs;
  while (!(await isReady(address))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`wegmarke ${command.join(' ')} did not start:\n${output}`);
    }
    await wait(100);
  }
  return { address, data, port, stop, setupLink: () => output.match(/http\S+\/setup\?token=\S+/)?.[0] };
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/health`)).ok;
  } catch {
    return false;
  }
}

/** A server with a first admin and an empty workspace, and that admin's cookie. */
export async function startWithAdmin() {
  const server = await startServer();
  const token = new URL(server.setupLink()).searchParams.get('token');
  const admin = { name: 'Ada Wegener', email: 'ada@example.org', password: 'a long pass phrase' };
  const response = await fetch(`${server.address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, ...admin, workspace: { slug: 'probe', name: { de: 'Probe', en: 'Trial' } } }),
  });
  if (!response.ok) throw new Error(`set-up failed: ${await response.text()}`);
  const cookie = response.headers.get('set-cookie').split(';')[0];
  const call = async (method, path, body) => {
    const answer = await fetch(`${server.address}/api${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  };
  return { ...server, admin, call, workspace: 'probe' };
}
