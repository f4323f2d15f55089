import { PlainFailure } from '../fail.ts';
import { findChromium } from '../stack/chromium.ts';
import { findFfmpeg } from '../stack/ffmpeg.ts';
import { RECORDER_PAGE } from '../web/packages.ts';
import { buildStale } from './build.ts';
import { run } from './run.ts';

/** `soak recorder [MINUTES]`: records for an hour; fails when memory grew or sound and picture drifted apart. */
export async function soak([name, ...more]: readonly string[]): Promise<number> {
  if (name !== 'recorder')
    throw new PlainFailure('Say which: npm run soak -- recorder [MINUTES=60].');
  const CHROME_PATH = findChromium();
  findFfmpeg();
  await buildStale([RECORDER_PAGE], (line) => console.log(`· ${line}`));
  return run(process.execPath, ['recorder/bench/soak.ts', ...more], { CHROME_PATH });
}
