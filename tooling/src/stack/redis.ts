import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { canConnect, freePort } from './ports.ts';
import { findOrInstall } from './debian.ts';
import { startProcess, type ManagedProcess } from './processes.ts';

export interface LocalRedis {
  readonly url: string;
  readonly process?: ManagedProcess;
}

/** The operator's Redis if `REDIS_URL` names one, else one of our own on a free port, nothing kept on disk. */
export async function startRedis(runFolder: string, isVerbose: boolean): Promise<LocalRedis> {
  const given = process.env.REDIS_URL;
  if (given) return { url: given };
  const binary = findRedis();
  const port = await freePort();
  const folder = join(runFolder, 'redis');
  mkdirSync(folder, { recursive: true });
  const managed = startProcess({
    name: 'redis',
    command: [
      binary,
      '--port',
      `${port}`,
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ],
    env: process.env,
    logFolder: join(runFolder, 'logs'),
    isVerbose,
  });
  await accepts(port, managed);
  return { url: `redis://127.0.0.1:${port}`, process: managed };
}

/** @throws PlainFailure that says what to install. */
export function findRedis(): string {
  const found = findOrInstall({
    binaries: ['redis-server', 'valkey-server'],
    debianPackage: 'redis-server',
  });
  if (found) return found;
  throw new PlainFailure(
    'Redis is missing: install redis-server (or valkey), or set REDIS_URL to a Redis that runs.',
  );
}

async function accepts(port: number, managed: ManagedProcess): Promise<void> {
  const deadline = Date.now() + 10_000;
  let isGone = false;
  void managed.gone.then(() => (isGone = true));
  while (Date.now() < deadline && !isGone) {
    if (await canConnect(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await managed.stop();
  throw new PlainFailure(`Redis didn't start on port ${port}: its log is in the .run folder.`);
}
