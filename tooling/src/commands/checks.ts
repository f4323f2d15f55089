import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.ts';
import { run } from './run.ts';

const PROJECTS = [
  'contracts',
  'call',
  'shell',
  'mfe-ccp',
  'mfe-video',
  'mfe-adhoc',
  'customer-site',
  'api',
  'recorder',
  'emulator',
  'infra',
  'flows',
  'e2e',
  'tooling',
];

/** `format [--write]`: as prettier writes it. */
export const format = (args: readonly string[]) =>
  run('prettier', [args.includes('--write') ? '--write' : '--check', '--log-level', 'warn', '.']);

export const lint = (args: readonly string[]) =>
  run('eslint', [
    '--max-warnings',
    '0',
    '--cache',
    '--cache-location',
    '.cache/eslint/',
    ...(args.length ? args : ['.']),
  ]);

export const types = () =>
  run('tsc', [
    '-b',
    ...PROJECTS.filter((each) => existsSync(join(repository, each, 'tsconfig.json'))),
  ]);

export const deadcode = () => run('knip', ['--no-progress']);

export const unit = (args: readonly string[]) => run('vitest', ['run', ...args]);
