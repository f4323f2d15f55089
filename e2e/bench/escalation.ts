import { chromium, type Browser } from '@playwright/test';
import type { Customer } from '../actors/customer.ts';
import { chromiumFlags } from '../browsers/chromium.ts';
import { median } from '../media/film.ts';
import { world } from '../world.ts';
import { measureBare, serveBarePage } from './bare-viewer.ts';
import { watchFirstFrame } from './first-frame.ts';
import { withPair } from './pair.ts';

const ROUNDS = 9;

/**
 * From *Join call* to the first picture of the same agent, who sits in our workspace: on our customer's page, and
 * on a bare one in the next call, so that nothing but the page differs.
 */
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH!,
  args: chromiumFlags,
});
const bare = await serveBarePage();
const ours: number[] = [];
const floor: number[] = [];
try {
  // The first of each is a warm-up: caches of the browser and the emulator's own compilation.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const mine = await inNewCall(browser, measureOurs);
    const theirs = await inNewCall(browser, () => measureBare(browser, bare.url));
    if (round === 0) continue;
    ours.push(mine);
    floor.push(theirs);
    console.log(
      `${round}: ours ${mine.toFixed(0)} ms, bare ${theirs.toFixed(0)} ms, ratio ${(mine / theirs).toFixed(2)}`,
    );
  }
  const [a, b] = [median(ours), median(floor)];
  console.log(
    `median: ours ${a.toFixed(0)} ms, bare ${b.toFixed(0)} ms, ratio ${(a / b).toFixed(2)} (wanted: at most 1.25)`,
  );
} finally {
  bare.stop();
  await browser.close();
}

/** A call in which the agent's camera is on and the customer hasn't answered the invitation. */
async function inNewCall(
  browser: Browser,
  measure: (chris: Customer) => Promise<number>,
): Promise<number> {
  await world.reset();
  return withPair(browser, async (alice, chris) => {
    await alice.signsIn();
    await alice.isAvailable();
    await chris.opensThePage();
    await chris.startsChat();
    await alice.accepts();
    await alice.startsVideo();
    await alice.startsCamera();
    await chris.button('Join video call').first().waitFor();
    return measure(chris);
  });
}

async function measureOurs(chris: Customer): Promise<number> {
  await chris.button('Join video call').first().click();
  await chris.button('Join call').waitFor();
  const frame = await watchFirstFrame(chris.page);
  await chris.button('Join call').click();
  return frame();
}
