import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The emulator as `npm start` runs it: a process of its own. */
export interface EmulatorProcess {
  readonly url: string;
  /** What its scheduler has given to its main thread until now. */
  usage(): Usage;
  /** Takes the real-time policy away again, as on a machine that does not allow it. */
  becomeUsual(): void;
  stop(): Promise<void>;
}

/** Milliseconds since the process began. */
interface Usage {
  /** Of all threads, in user and kernel mode. */
  readonly cpuMs: number;
  /** The main thread wanted to run, and did not. */
  readonly waitingMs: number;
}

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
/** Unit of /proc/<pid>/stat on Linux. */
const TICK_MS = 10;

export async function startEmulatorProcess(): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  const pid = child.pid ?? 0;
  return {
    url,
    usage: () => usageOf(pid),
    becomeUsual: () =>
      void spawnSync('chrt', ['--all-tasks', '--other', '--pid', '0', String(pid)]),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  const url = /http:\S+/.exec(line.toString())?.[0];
  if (url === undefined) throw new Error(`The emulator did not start: ${line.toString()}`);
  return url;
}

function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [, waitingNs] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    waitingMs: Number(waitingNs) / 1_000_000,
  };
}
