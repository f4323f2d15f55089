import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { createHarnessService, launchBrowser, openPage } from '../src/chime/testing/browser.ts';
import type { PageState } from '../src/chime/testing/harness.ts';
import { waitFor } from '../src/chime/testing/wait-for.ts';
import { createHost } from '../src/host/host.ts';
import { startEmulatorProcess, type EmulatorProcess } from './emulator-process.ts';

/**
 * `meeting-of-eight.ts [SECONDS=20] [PEOPLE=8]`: everybody sends sound and a camera picture of 640x360 at 15 frames and
 * shows all others. Prints how many audio packets a second each of them receives (50 are sent), with the emulator under
 * the usual scheduling policy and under its real-time one. Judges nothing.
 */
const seconds = Number(process.argv[2] ?? 20);
const people = Number(process.argv[3] ?? 8);

/** Longest time for a page to load, and for all pictures to come. */
const START_LIMIT_MS = 120_000;

interface Sample {
  readonly atMs: number;
  readonly state: PageState;
}

const harness = await createHost({ port: 0, services: [await createHarnessService()] });
const harnessUrl = `http://localhost:${await harness.listen()}/harness`;
try {
  console.log(`${people} people, ${seconds} s, ${availableParallelism()} cores`);
  for (const policy of ['usual', 'real-time'] as const) {
    const emulator = await startEmulatorProcess();
    const browser = await launchBrowser(process.env.CHROME_PATH ?? '/usr/bin/chromium');
    try {
      if (policy === 'usual') emulator.becomeUsual();
      console.log(`\n${policy} scheduling policy`);
      await measure(emulator, browser);
    } finally {
      await browser.close();
      await emulator.stop();
    }
  }
} finally {
  await harness.stop();
}

async function measure(emulator: EmulatorProcess, browser: Browser): Promise<void> {
  const pages = await joinAll(emulator, browser);
  const [before, used] = [await sampleAll(pages), emulator.usage()];
  await pause(seconds * 1000);
  const [after, usedLater] = [await sampleAll(pages), emulator.usage()];
  const rates = after.map((sample, index) => audioRate(before[index]!, sample));
  rates.forEach((rate, index) =>
    console.log(
      `  person ${index + 1}: ${rate.toFixed(1)} audio packets/s, ${frameRate(before[index]!, after[index]!).toFixed(1)} frames/s a picture`,
    ),
  );
  const share = (ms: number) => `${(ms / seconds / 10).toFixed(1)} %`;
  console.log(
    `  fewest ${Math.min(...rates).toFixed(1)}; emulator: ${share(usedLater.cpuMs - used.cpuMs)} of one core, waited for one ${share(usedLater.waitingMs - used.waitingMs)} of the time`,
  );
}

async function joinAll(emulator: EmulatorProcess, browser: Browser): Promise<Page[]> {
  const names = Array.from({ length: people }, (_, index) => `person-${index + 1}`);
  const { Meeting, Attendees } = await createMeeting(emulator.url, names);
  const pages: Page[] = [];
  for (const attendee of Attendees) {
    const page = await openPage(browser, harnessUrl, START_LIMIT_MS);
    const options = { meeting: Meeting, attendee, microphone: true };
    await page.evaluate((each) => window.harness.join(each), options);
    pages.push(page);
  }
  // Only now, so that the pages don't load beside cameras that keep every core busy.
  for (const page of pages) await page.evaluate(() => window.harness.startCamera());
  for (const page of pages) {
    await waitFor(
      () => page.evaluate(() => window.harness.state()),
      ({ tiles }) => tiles.filter(({ frames }) => frames > 0).length >= people,
      'everybody is seen',
      START_LIMIT_MS,
    );
  }
  return pages;
}

async function createMeeting(
  url: string,
  names: readonly string[],
): Promise<{ Meeting: unknown; Attendees: unknown[] }> {
  const response = await fetch(`${url}/chime/meetings?operation=create-attendees`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ClientRequestToken: 'bench',
      MediaRegion: 'us-east-1',
      ExternalMeetingId: 'bench',
      Attendees: names.map((ExternalUserId) => ({ ExternalUserId })),
    }),
  });
  return (await response.json()) as { Meeting: unknown; Attendees: unknown[] };
}

/** Each page reads its own clock with its figures: asking takes a while on a busy machine. */
function sampleAll(pages: readonly Page[]): Promise<Sample[]> {
  return Promise.all(
    pages.map((page) =>
      page.evaluate(async () => {
        const state = await window.harness.state();
        return { atMs: performance.now(), state };
      }),
    ),
  );
}

function audioRate(before: Sample, after: Sample): number {
  return perSecond(before, after, ({ audioPackets }) => audioPackets);
}

/** Of the others' pictures, on average. */
function frameRate(before: Sample, after: Sample): number {
  const frames = ({ tiles }: PageState) =>
    tiles.filter(({ isLocal }) => !isLocal).reduce((sum, tile) => sum + tile.frames, 0);
  return perSecond(before, after, frames) / (people - 1);
}

function perSecond(before: Sample, after: Sample, of: (state: PageState) => number): number {
  return ((of(after.state) - of(before.state)) * 1000) / (after.atMs - before.atMs);
}
