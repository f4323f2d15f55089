import { run } from './run.ts';

/** `configure [--NAME=VALUE …]`: what an operator decides, into SSM's Parameter Store; see `--help`. */
export const configure = (args: readonly string[]) =>
  run(process.execPath, ['infra/src/configure/main.ts', ...args]);
