import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine has a redis-server; what needs one says so and is left out without. */
export const hasRedisServer = (() => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('Left out: tests with a real Redis, since no redis-server is on the PATH.');
    return false;
  }
})();

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
  /** Starts it again at the same address; empty, unless it keeps what it holds. */
  start(): Promise<void>;
  /** Stops it for good. */
  remove(): Promise<void>;
}

export interface RedisServerOptions {
  /** Writes each change to a folder of its own, as a Redis with persistence does. @default false: nothing goes to disk */
  readonly keeps?: boolean;
}

/** A Redis of this test's own, on a free port. */
export async function startRedisServer({
  keeps = false,
}: RedisServerOptions = {}): Promise<RedisServer> {
  const folder = keeps ? mkdtempSync(join(tmpdir(), 'redis-')) : undefined;
  const keeping = folder ? ['--dir', folder, '--appendonly', 'yes'] : [];
  const port = await findFreePort();
  let running: ChildProcess | undefined;

  async function start(): Promise<void> {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', ...keeping];
    const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
    running = child;
    for await (const chunk of child.stdout) {
      if (String(chunk).includes('Ready to accept connections')) break;
    }
  }

  async function stop(): Promise<void> {
    const child = running;
    running = undefined;
    if (child?.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    async remove() {
      await stop();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Free now; who wants it should take it soon. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
