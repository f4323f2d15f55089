import { spawn } from 'node:child_process';
import { repository } from '../paths.ts';

/** Runs a program of node_modules/.bin (or Node itself) in the repository; resolves with its exit code. */
export function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: repository,
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: `${repository}/node_modules/.bin:${process.env.PATH ?? ''}`,
        ...env,
      },
    });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    child.once('error', () => resolve(127));
    child.once('exit', (code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code ?? 1);
    });
  });
}
