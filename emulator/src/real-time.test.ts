import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { becomeRealTime } from './real-time.ts';

describe('the real-time policy of the emulator', () => {
  it('is asked for all threads of the process, and not for what it starts', () => {
    const calls: string[] = [];
    const refusal = becomeRealTime(42, (command, args) => {
      calls.push([command, ...args].join(' '));
      return undefined;
    });
    expect(refusal).toBeUndefined();
    expect(calls).toEqual(['chrt --all-tasks --reset-on-fork --rr --pid 1 42']);
  });

  it('is reported with its reason when it is refused', () => {
    expect(becomeRealTime(42, () => 'Operation not permitted')).toMatch(
      /^Media runs without a real-time priority \(Operation not permitted\)/,
    );
  });
});

const SCHED_OTHER = 0;
const SCHED_RR = 2;

/** Says what became of itself and of a process that it started. */
const script = `
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { goFirst } from ${JSON.stringify(new URL('./precedence.ts', import.meta.url).href)};
const refusal = goFirst() ?? null;
const child = spawn('sleep', ['60'], { stdio: 'ignore' });
await once(child, 'spawn');
console.log(JSON.stringify({ refusal, own: process.pid, child: child.pid }));
process.stdin.once('end', () => { child.kill(); process.exit(0); }).resume();
`;

/** Field 41 of /proc/<pid>/stat; the command in the second field may hold spaces. */
function policyOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[38]);
}

describe.runIf(process.platform === 'linux')('on Linux', () => {
  it('a process that the emulator starts never inherits the real-time policy', async () => {
    const args = ['--input-type=module-typescript', '--eval', script];
    const emulator = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const line = await new Promise<string>((resolve) =>
      emulator.stdout.once('data', (data: Buffer) => resolve(data.toString())),
    );
    const said = JSON.parse(line) as { refusal: string | null; own: number; child: number };
    try {
      expect(policyOf(said.own)).toBe(said.refusal === null ? SCHED_RR : SCHED_OTHER);
      expect(policyOf(said.child)).toBe(SCHED_OTHER);
    } finally {
      emulator.stdin.end();
      await text(emulator.stdout);
    }
  });
});
