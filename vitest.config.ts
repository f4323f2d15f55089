import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const shared = { exclude: ['**/node_modules/**', '**/dist/**', 'e2e/**'], hookTimeout: 30_000 };
/**
 * Compares what emulators in the tests' processes answer with AWS's service models. A sparse clone of one remote, from
 * which its team releases, has no emulator.
 */
const judge = ['./emulator/src/judge/testing/setup.ts'].filter((file) =>
  existsSync(join(import.meta.dirname, file)),
);
const inBrowsers = '*/{src,page}/**/*.browser.test.ts';
const ofTemplates = ['infra/src/*.test.ts', 'infra/src/stacks/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          setupFiles: judge,
          include: ['*/{src,page}/**/*.test.ts', '*/src/**/*.test.tsx', '*/*.test.ts'],
          exclude: [...shared.exclude, inBrowsers, ...ofTemplates],
          // Two cores: more workers than that only make timers late.
          maxWorkers: 2,
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'templates',
          include: ofTemplates,
          // Files share what they load and what they synthesize: each by itself would take seconds for both.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'browsers',
          setupFiles: judge,
          include: [inBrowsers],
          // Pictures and sound in real time: a neighbour's load would be measured with them.
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
