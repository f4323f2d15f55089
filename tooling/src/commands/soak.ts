import { PlainFailure } from '../fail.ts';
import { findChromium } from '../stack/chromium.ts';
import { findFfmpeg } from '../stack/ffmpeg.ts';
import { RECORDER_PAGE } from '../web/packages.ts';
import { buildStale } from './build.ts';
import { run } from './run.ts';

/**
 * `soak recorder [MINUTES]`: records for an hour; fails when memory grew or sound and picture drifted apart.
 * `soak morning [MINUTES]`: 500 agents sign in within five minutes; fails when one sees an error.
 */
export async function soak([name, ...more]: readonly string[]): Promise<number> {
  if (name === 'morning')
    return run(process.execPath, ['api/src/testing/soak-morning.ts', ...more], process.env);
  if (name !== 'recorder') {
    throw new PlainFailure(
      'Say which: npm run soak -- recorder [MINUTES=60], or npm run soak -- morning [MINUTES=5].',
    );
  }
  const CHROME_PATH = findChromium();
  findFfmpeg();
  await buildStale([RECORDER_PAGE], (line) => console.log(`· ${line}`));
  return run(process.execPath, ['recorder/bench/soak.ts', ...more], { CHROME_PATH });
}
