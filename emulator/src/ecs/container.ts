import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { goInTurn } from '../precedence.ts';

export interface ContainerOptions {
  readonly command: readonly string[];
  readonly cwd: string | undefined;
  /** All of it: nothing is inherited, as in a container. */
  readonly environment: Readonly<Record<string, string>>;
  /** Name and value that only this container's processes have in their environment. */
  readonly marker: string;
  /** Where its output goes; nowhere without. */
  readonly logFile: string | undefined;
}

/** A process that stands for a container. */
export interface RunningContainer {
  readonly pid: number;
  /** Its exit code, 128 and the signal's number if one ended it; nothing of it runs any more. */
  readonly exited: Promise<number>;
  /** To the first process alone, as a container runtime does. */
  signal(signal: NodeJS.Signals): void;
  /** To all that the first process has started, and not to itself. Returns how many that were. */
  signalRest(signal: NodeJS.Signals): number;
}

/** Starts it; rejects if the command cannot be run at all. */
export async function startContainer(options: ContainerOptions): Promise<RunningContainer> {
  const [file = '', ...args] = options.command;
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in the emulator's terminal is not for it.
    detached: true,
  });
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => {
      killRest(child.pid ?? 0, options.marker);
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']);
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve).once('error', reject);
  });
  // A signal that comes too late has nobody to go to, which is no failure.
  child.on('error', () => undefined);
  keepOutput(child.stdout, child.stderr, options.logFile);
  const pid = child.pid ?? 0;
  goInTurn(pid);
  return {
    pid,
    exited,
    signal: (signal) => void child.kill(signal),
    signalRest(signal) {
      const rest = markedProcesses(options.marker).filter((each) => each !== pid);
      return rest.filter((each) => sendTo(each, signal)).length;
    },
  };
}

function keepOutput(
  stdout: NodeJS.ReadableStream,
  stderr: NodeJS.ReadableStream,
  file: string | undefined,
): void {
  if (file === undefined) return void [stdout, stderr].forEach((stream) => stream.resume());
  mkdirSync(dirname(file), { recursive: true });
  const log = createWriteStream(file, { flags: 'a' });
  let open = 2;
  for (const stream of [stdout, stderr]) {
    stream.pipe(log, { end: false });
    stream.once('end', () => {
      open -= 1;
      if (open === 0) log.end();
    });
  }
}

/**
 * A container's processes end with its first one, those too that made a group of their own (browsers do).
 * Linux tells who they are by their environment; elsewhere the group has to do.
 */
function killRest(group: number, marker: string): void {
  const pids = [-group, ...markedProcesses(marker)];
  for (const pid of pids) sendTo(pid, 'SIGKILL');
}

/** False if it has gone by itself. */
function sendTo(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function markedProcesses(marker: string): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(marker))
      .map(Number);
  } catch {
    return []; // no /proc on this system
  }
}

function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
  } catch {
    return []; // gone meanwhile, or somebody else's
  }
}
