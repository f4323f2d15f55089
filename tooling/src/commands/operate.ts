import { run } from './run.ts';

/** `configure [--NAME=VALUE …]`: what an operator decides, into SSM's Parameter Store; see `--help`. */
export const configure = (args: readonly string[]) =>
  run(process.execPath, ['infra/src/configure/main.ts', ...args]);

/** `flows validate [FILE…]`, `flows import FILE…`: Amazon Connect flows, checked and made modern. */
export const flows = (args: readonly string[]) =>
  run(process.execPath, ['flows/src/main.ts', ...args]);

/** `fidelity`: what the emulator has, and how that is known, into emulator/FIDELITY.md. */
export const fidelity = (args: readonly string[]) =>
  run(process.execPath, ['emulator/src/fidelity/main.ts', ...args]);
