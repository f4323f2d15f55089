import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts processor time in hundredths of a second, whatever the processor (proc(5), USER_HZ). */
const TICKS_PER_SECOND = 100;
const LOOK_EVERY_MS = 250;

/** What a program and everything that it has started use, by Linux's /proc. */
export interface ProcessTree {
  /** Processor time so far, with that of processes that have ended. */
  cpuSeconds(): number;
  /** Megabytes now, for each kind of process; shared pages count in shares (PSS). */
  memory(): Memory;
  stop(): void;
}

export interface Memory {
  readonly totalMb: number;
  /** Megabytes by kind: `node`, or the type that Chromium and Firefox give their processes. */
  readonly byKind: Readonly<Record<string, number>>;
}

interface Seen {
  readonly startedAt: number;
  ticks: number;
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly startedAt: number;
  readonly ticks: number;
}

export function watchTree(...roots: readonly number[]): ProcessTree {
  const known = new Map<number, Seen>();
  let ticksOfTheGone = 0;

  /** Who once belonged to the tree still does when its parent has gone. */
  function look(): void {
    const all = readStats();
    const inTree = new Set<number>(roots);
    for (const { pid, startedAt } of all) {
      if (known.get(pid)?.startedAt === startedAt) inTree.add(pid);
    }
    for (let before = 0; before !== inTree.size;) {
      before = inTree.size;
      for (const { pid, parent } of all) if (inTree.has(parent)) inTree.add(pid);
    }
    const living = all.filter(({ pid }) => inTree.has(pid));
    forget(living);
    for (const { pid, startedAt, ticks } of living) known.set(pid, { startedAt, ticks });
  }
  function forget(living: readonly Stat[]): void {
    const stays = new Map(living.map(({ pid, startedAt }) => [pid, startedAt]));
    for (const [pid, { startedAt, ticks }] of known) {
      if (stays.get(pid) === startedAt) continue;
      ticksOfTheGone += ticks;
      known.delete(pid);
    }
  }
  const timer = setInterval(look, LOOK_EVERY_MS);
  look();
  return {
    cpuSeconds() {
      look();
      const living = [...known.values()].reduce((sum, { ticks }) => sum + ticks, 0);
      return (ticksOfTheGone + living) / TICKS_PER_SECOND;
    },
    memory() {
      look();
      return memoryOf([...known.keys()]);
    },
    stop: () => clearInterval(timer),
  };
}

function memoryOf(pids: readonly number[]): Memory {
  const byKind: Record<string, number> = {};
  for (const pid of pids) {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1];
    if (kilobytes === undefined) continue;
    const kind = kindOf(read(pid, 'cmdline'));
    byKind[kind] = (byKind[kind] ?? 0) + Number(kilobytes) / 1_024;
  }
  return { totalMb: Object.values(byKind).reduce((sum, each) => sum + each, 0), byKind };
}

function kindOf(commandLine: string): string {
  const type = /--type=([\w-]+)/.exec(commandLine)?.[1];
  const program = commandLine.split('\0')[0]!.split('/').at(-1)!;
  return type ?? (program || 'ended');
}

function readStats(): Stat[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    // The program's name stands in brackets and may hold anything: what follows the last one is numbers.
    const fields = Number.isInteger(pid) ? read(pid, 'stat').split(') ').at(-1)!.split(' ') : [];
    if (fields.length < 20) return [];
    const [parent, user, system, startedAt] = [1, 11, 12, 19].map((at) => Number(fields[at]));
    return [{ pid, parent: parent!, startedAt: startedAt!, ticks: user! + system! }];
  });
}

/** Empty when the process has ended meanwhile. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
