import { globSync } from 'node:fs';
import { repository } from '../paths.ts';
import { run } from './run.ts';

/** `format [--write]`: as prettier writes it. */
export const format = (args: readonly string[]) =>
  run('prettier', [args.includes('--write') ? '--write' : '--check', '--log-level', 'warn', '.']);

/** Each with a linter of its own: the types of all at once, the CDK's among them, don't fit into one heap. */
const LINTED_ALONE = ['emulator', 'infra'];

/** `lint [PATHS]`: everything, or what is given. */
export async function lint(paths: readonly string[]): Promise<number> {
  if (paths.length > 0) return eslint('given', paths);
  const others = LINTED_ALONE.flatMap((each) => ['--ignore-pattern', `${each}/`]);
  const codes = [await eslint('others', ['.', ...others])];
  for (const each of LINTED_ALONE) codes.push(await eslint(each, [each]));
  return Math.max(...codes);
}

const eslint = (cache: string, args: readonly string[]) =>
  run('eslint', [
    ...['--max-warnings', '0', '--cache', '--cache-location', `.cache/eslint/${cache}`],
    ...args,
  ]);

export const types = () => run('tsc', ['-b', ...globSync('*/tsconfig.json', { cwd: repository })]);

export const deadcode = () => run('knip', ['--no-progress']);

export const unit = (args: readonly string[]) => run('vitest', ['run', ...args]);
