import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Spawned {
  readonly pid: number;
  /** All that it has printed. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs a program of the repository as a process of its own. */
export function spawnNode(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Spawned {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: repository,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += String(chunk)));
  }
  return {
    pid: child.pid!,
    output: () => output,
    kill: (signal) => void child.kill(signal),
    ended: once(child, 'exit').then(([code]) => code as number | null),
  };
}
