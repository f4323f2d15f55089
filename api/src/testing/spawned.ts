import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

export interface Spawned {
  /** All that it has printed. */
  output(): string;
  stop(): Promise<void>;
}

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs a program of the repository until told to stop; resolves once it has printed what tells that it is ready. */
export async function spawnNode(
  file: string,
  env: Readonly<Record<string, string>>,
  ready: RegExp,
  args: readonly string[] = [],
): Promise<Spawned> {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: repository,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += String(chunk)));
  }
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (hasEnded()) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await until(
      `${file} to print ${String(ready)}`,
      () => ready.test(output) || hasEnded(),
      20_000,
    );
    if (!ready.test(output)) throw new Error(`${file} ended: ${output}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { output: () => output, stop };
}
