import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { repository } from '../paths.ts';

const STOP_LIMIT_MS = 8_000;

export interface ManagedProcess {
  readonly name: string;
  readonly pid: number;
  /** Resolves when it has gone, whatever the reason. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

export interface ProcessOptions {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  readonly logFolder: string;
  readonly isVerbose: boolean;
  /** @default the repository */
  readonly cwd?: string;
}

/** Starts a child with its output in a log file; it can always be stopped. */
export function startProcess(options: ProcessOptions): ManagedProcess {
  mkdirSync(options.logFolder, { recursive: true });
  const [program, ...args] = options.command;
  const child = spawn(program, args, {
    cwd: options.cwd ?? repository,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own group: Ctrl-C in the terminal reaches the stack once, and the stack stops its parts in order.
    detached: true,
  });
  // A part that is started anew goes on in its log.
  const log = createWriteStream(logFile(options), { flags: 'a' });
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false });
    if (options.isVerbose) stream.on('data', (data: Buffer) => print(options.name, data));
  }
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return { name: options.name, pid: child.pid ?? 0, gone, stop: () => stop(child, gone) };
}

export function logFile({ logFolder, name }: Pick<ProcessOptions, 'logFolder' | 'name'>): string {
  return join(logFolder, `${name}.log`);
}

function print(name: string, data: Buffer): void {
  for (const line of data.toString().trimEnd().split('\n')) console.log(`  [${name}] ${line}`);
}

async function stop(child: ChildProcess, gone: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(timer);
}

/** Waits until `address` answers 2xx, the process dies, or the limit is reached. */
export async function answers(
  part: ManagedProcess,
  address: string,
  logFolder: string,
  limitMs = 60_000,
): Promise<void> {
  let isGone = false;
  void part.gone.then(() => (isGone = true));
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline && !isGone) {
    const isUp = await fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const file = logFile({ logFolder, name: part.name });
  const tail = readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n');
  throw new PlainFailure(
    `${part.name} ${isGone ? 'ended while starting' : `didn't answer at ${address} in ${limitMs / 1000} s`}. The end of its log:\n${tail}`,
  );
}
