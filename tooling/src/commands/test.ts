import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../paths.ts';
import { findChromium } from '../stack/chromium.ts';
import { findFfmpeg } from '../stack/ffmpeg.ts';
import * as checks from './checks.ts';
import { e2e } from './e2e.ts';
import { canTryImages, images } from './images.ts';

interface Counts {
  passed: number;
  failed: number;
}

type Step = [string, () => Promise<number>];

const UNIT_RESULTS = join(cacheFolder, 'unit.json');
const E2E_RESULTS = join(cacheFolder, 'e2e.json');

/** `test`: every check there is, in the order of how soon each one can say no; all of them, even after a failure. */
export async function test(): Promise<number> {
  process.env.CHROME_PATH = findChromium();
  findFfmpeg();
  mkdirSync(cacheFolder, { recursive: true });
  for (const file of [UNIT_RESULTS, E2E_RESULTS]) rmSync(file, { force: true });
  const steps: Step[] = [
    ['format', () => checks.format([])],
    ['lint', () => checks.lint([])],
    ['types', checks.types],
    ['deadcode', checks.deadcode],
    [
      'unit',
      () =>
        checks.unit(['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_RESULTS}`]),
    ],
    ...(canTryImages() ? [['images', () => images([])] satisfies Step] : []),
    ['e2e', () => e2e([])],
  ];
  const total: Counts = { passed: 0, failed: 0 };
  for (const [name, step] of steps) {
    const began = Date.now();
    console.log(`\n── ${name}`);
    const code = await step().catch((error: unknown) => (console.error(String(error)), 1));
    console.log(
      `── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - began) / 1000).toFixed(0)} s`,
    );
    // A check is a test too; a runner that failed without a failed test of its own (a crash) counts as one.
    if (code === 0) total.passed += 1;
    else total.failed += 1;
  }
  const ran = [unitCounts(), journeyCounts()];
  for (const { passed, failed } of ran) {
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function unitCounts(): Counts {
  const result = readJson<{ numPassedTests: number; numFailedTests: number }>(UNIT_RESULTS);
  return { passed: result?.numPassedTests ?? 0, failed: result?.numFailedTests ?? 0 };
}

function journeyCounts(): Counts {
  const stats = readJson<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    E2E_RESULTS,
  )?.stats;
  return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) };
}

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
