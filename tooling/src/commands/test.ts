import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../paths.ts';
import { findChromium } from '../stack/chromium.ts';
import { findFfmpeg } from '../stack/ffmpeg.ts';
import * as checks from './checks.ts';
import { e2e } from './e2e.ts';
import { canTryImages, images } from './images.ts';
import { journeyResults, unitResults } from './results.ts';

type Step = [string, () => Promise<number>];
/** Side by side: those that keep one processor busy each. */
type Stage = readonly Step[];

const UNIT_RESULTS = join(cacheFolder, 'unit.json');
const JOURNEY_RESULTS = [join(cacheFolder, 'e2e.json')];

/** `test`: every check there is, in the order of how soon each one can say no; all of them, even after a failure. */
export async function test(): Promise<number> {
  process.env.CHROME_PATH = findChromium();
  findFfmpeg();
  mkdirSync(cacheFolder, { recursive: true });
  for (const file of [UNIT_RESULTS, ...JOURNEY_RESULTS]) rmSync(file, { force: true });
  const unit = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_RESULTS}`];
  const stages: Stage[] = [
    [['format', () => checks.format([])]],
    [
      ['lint', () => checks.lint([])],
      ['types', checks.types],
    ],
    [['deadcode', checks.deadcode]],
    [['unit', () => checks.unit(unit)]],
    ...(canTryImages() ? [[['images', () => images([])] satisfies Step]] : []),
    [['e2e', () => e2e([])]],
  ];
  let [passed, skipped] = [0, 0];
  const failed: string[] = [];
  for (const stage of stages) {
    await Promise.all(
      stage.map(async ([name, step]) => {
        // A check is a test too; a runner that failed without a failed test of its own (a crash) counts as one.
        if (await succeeds(name, step)) passed += 1;
        else failed.push(name);
      }),
    );
  }
  const all = [unitResults(UNIT_RESULTS), ...JOURNEY_RESULTS.map(journeyResults)];
  for (const results of all) {
    passed += results.passed;
    skipped += results.skipped;
    failed.push(...results.failed);
  }
  // Said once more: what came before is long.
  if (failed.length > 0) console.log(['\nFailed:', ...failed].join('\n  '));
  const left = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`\n${passed} passed, ${failed.length} failed${left}`);
  return failed.length === 0 ? 0 : 1;
}

async function succeeds(name: string, step: () => Promise<number>): Promise<boolean> {
  const began = Date.now();
  console.log(`\n── ${name}`);
  const code = await step().catch((error: unknown) => (console.error(String(error)), 1));
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return code === 0;
}
