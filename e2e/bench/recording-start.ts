import { chromium, expect, type Browser } from '@playwright/test';
import { chromiumFlags } from '../browsers/chromium.ts';
import { inCall } from '../journeys/in-call.ts';
import { median } from '../media/film.ts';
import { instrument } from '../media/instrument.ts';
import { recordingsInStore } from '../media/store.ts';
import { world } from '../world.ts';
import { withPair } from './pair.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const WAYS = [
  { name: 'a task of its own', kept: '0' },
  { name: 'a recorder kept warm', kept: '1' },
];

/**
 * From *Start recording* to the recording's first frame, while the call runs. Where a task is started for it, the
 * machine that starts it has its image already: on Fargate the time to place the task and to pull comes on top.
 */
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH!,
  args: chromiumFlags,
});
const taken = WAYS.map((): number[] => []);
try {
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [at, { name, kept }] of WAYS.entries()) {
      const seconds = await measure(browser, kept);
      taken[at]!.push(seconds);
      console.log(`${round}: ${name} ${seconds.toFixed(2)} s`);
    }
  }
  const [cold, warm] = taken.map(median);
  console.log(
    `median: ${WAYS[0]!.name} ${cold!.toFixed(2)} s, ${WAYS[1]!.name} ${warm!.toFixed(2)} s, ratio ${(warm! / cold!).toFixed(2)} (wanted: warm at most 5 s)`,
  );
} finally {
  await browser.close();
}

async function measure(browser: Browser, kept: string): Promise<number> {
  await world.reset();
  await world.restartApis({ RECORDERS_KEPT_WARM: kept });
  return withPair(
    browser,
    async (alice, chris) => {
      await inCall(alice, 'Alice', chris);
      await expect.poll(world.recordersThatWait, { timeout: 60_000 }).toHaveLength(Number(kept));
      const pressedAt = Date.now();
      await alice.startsRecording();
      await alice.hasRecorded(2);
      await alice.stopsRecording();
      const [recording] = await recordingsInStore(1);
      return (Date.parse(recording!.manifest.startedAt) - pressedAt) / 1_000;
    },
    instrument,
  );
}
