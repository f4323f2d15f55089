import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHost, type Host } from '../host/host.ts';
import { createChimeService } from './index.ts';
import { createHarnessService, launchBrowser, openPage } from './testing/browser.ts';
import type { JoinOptions, PageState } from './testing/harness.ts';
import { waitFor } from './testing/wait-for.ts';

let host: Host;
let browser: Browser;
let base = '';
let meeting: unknown;
let attendees: unknown[] = [];

beforeAll(async () => {
  const chime = await createChimeService({
    publicUrl: () => base,
    videoCodecs: ['VP8', 'H264'],
  });
  host = await createHost({ port: 0, services: [chime, await createHarnessService()] });
  base = `http://localhost:${await host.listen()}`;
  browser = await launchBrowser(process.env.CHROME_PATH ?? '/usr/bin/chromium');
  const response = await fetch(`${base}/chime/meetings?operation=create-attendees`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ClientRequestToken: 'codecs',
      MediaRegion: 'us-east-1',
      ExternalMeetingId: 'codecs',
      Attendees: ['sender', 'viewer', 'other'].map((ExternalUserId) => ({ ExternalUserId })),
    }),
  });
  const created = (await response.json()) as { Meeting: unknown; Attendees: unknown[] };
  meeting = created.Meeting;
  attendees = created.Attendees;
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

async function join(index: number, options: Partial<JoinOptions>): Promise<Page> {
  const page = await openPage(browser, `${base}/harness`);
  const all = { meeting, attendee: attendees[index], microphone: false, ...options };
  await page.evaluate((each) => window.harness.join(each), all);
  return page;
}

const stateOf = (page: Page) => page.evaluate(() => window.harness.state());
const decoded = (state: PageState, codec: string) =>
  state.received.find((each) => each.codec === `video/${codec}`)?.framesDecoded ?? 0;

/** Waits until the page receives a picture in this codec, and has decoded ten more frames of it. */
async function sees(page: Page, codec: 'VP8' | 'H264'): Promise<void> {
  const more = (than: number) =>
    waitFor(
      () => stateOf(page),
      (state) => decoded(state, codec) > than,
      `more than ${than} frames in ${codec}`,
      30_000,
    );
  await more(decoded(await more(0), codec) + 10);
}

let sender: Page;
let viewer: Page;

it('a camera is sent in H.264 when its client prefers it, and decoded by others', async () => {
  [sender, viewer] = [await join(0, { codecs: ['H264', 'VP8'] }), await join(1, {})];
  await sender.evaluate(() => window.harness.startCamera());
  await sees(viewer, 'H264');
}, 60_000);

it('a sender changes to VP8 when someone joins who cannot decode H.264, and back when they leave', async () => {
  const other = await join(2, { lacksH264: true });
  await sees(other, 'VP8');
  await sees(viewer, 'VP8');
  await other.evaluate(() => window.harness.leave());
  await sees(viewer, 'H264');
}, 120_000);

it('a client that prefers VP8 is answered with it, though everybody could decode H.264', async () => {
  const other = await join(2, { codecs: ['VP8', 'H264'] });
  await sees(other, 'H264');
  await other.evaluate(() => window.harness.startCamera());
  await sees(viewer, 'VP8');
  const { received } = await stateOf(viewer);
  expect(received.map(({ codec }) => codec).sort()).toEqual(['video/H264', 'video/VP8']);
}, 120_000);
