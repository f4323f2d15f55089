import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { addresses } from '../world.ts';
import { watchFirstFrame } from './first-frame.ts';

interface Meeting {
  Meeting: { MeetingId: string };
  Attendees: { ExternalUserId: string }[];
}

/** Serves the bare page; call the returned function to stop. */
export async function serveBarePage(): Promise<{ url: string; stop(): void }> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'bare-page.ts')],
    bundle: true,
    write: false,
    minify: true,
    mainFields: ['browser', 'module', 'main'],
    conditions: ['browser'],
    define: { global: 'window' },
  });
  const script = outputFiles[0]!.contents;
  const page =
    '<!doctype html><title>Bare</title><button>Join call</button><video autoplay muted></video><audio></audio><script src="/bare.js"></script>';
  const server = createServer((request, response) =>
    request.url === '/bare.js'
      ? response.setHeader('content-type', 'text/javascript').end(script)
      : response.setHeader('content-type', 'text/html').end(page),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, stop: () => void server.close() };
}

/** One bare meeting: somebody with a camera is there, another joins. Milliseconds from click to first frame. */
export async function measureBare(browser: Browser, url: string): Promise<number> {
  const { Meeting, Attendees } = await createMeeting();
  const [sender, viewer] = await Promise.all([openBare(browser, url), openBare(browser, url)]);
  try {
    await clickJoin(sender, { meeting: Meeting, attendee: Attendees[0], isSender: true });
    await sender.waitForFunction(() => document.querySelector('video') !== null);
    await cameraArrived(Meeting.MeetingId);
    const frame = await watchFirstFrame(viewer);
    await clickJoin(viewer, { meeting: Meeting, attendee: Attendees[1], isSender: false });
    return await frame();
  } finally {
    await Promise.all([sender.context().close(), viewer.context().close()]);
    await fetch(`${addresses.emulator}/chime/meetings/${Meeting.MeetingId}`, { method: 'DELETE' });
  }
}

async function createMeeting(): Promise<Meeting> {
  const response = await fetch(`${addresses.emulator}/chime/meetings?operation=create-attendees`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ClientRequestToken: crypto.randomUUID(),
      ExternalMeetingId: 'bench',
      MediaRegion: 'us-east-1',
      Attendees: [{ ExternalUserId: 'bench-sender' }, { ExternalUserId: 'bench-viewer' }],
    }),
  });
  return (await response.json()) as Meeting;
}

async function openBare(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function clickJoin(page: Page, join: object): Promise<void> {
  await page.evaluate((given) => Object.assign(window, { join: given }), join);
  await page.getByRole('button', { name: 'Join call' }).click();
}

/** The one who joins must find a running picture, as in a real escalation: waits until video reaches the server. */
async function cameraArrived(meetingId: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const text = await (await fetch(`${addresses.emulator}/__control/inspect`)).text();
    if (text.includes(meetingId) && /"(videoPackets|video|publications)":\s*[1-9]/.test(text))
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
