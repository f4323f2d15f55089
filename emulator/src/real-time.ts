import { spawnSync } from 'node:child_process';

/** Runs a program to its end; undefined if it succeeded, otherwise why it did not. */
export type Run = (command: string, args: readonly string[]) => string | undefined;

/**
 * Puts the threads of this process under SCHED_RR, the lowest real-time priority, so that media leaves on time while
 * browsers keep every core busy. All threads, because the main one waits for V8's helpers during garbage collection.
 * `--reset-on-fork`: what is started later, such as a task with its browser, runs under the usual policy again.
 * @returns one sentence if this machine or user may not; undefined if it is done
 */
export function becomeRealTime(pid: number, run: Run = runProgram): string | undefined {
  const options = ['--all-tasks', '--reset-on-fork', '--rr', '--pid', '1'];
  const refusal = run('chrt', [...options, String(pid)]);
  if (refusal === undefined) return undefined;
  return `Media runs without a real-time priority (${refusal}): on a machine whose cores are all busy, sound can break up in meetings of many.`;
}

function runProgram(command: string, args: readonly string[]): string | undefined {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return undefined;
  return error ? error.message : stderr.trim();
}
