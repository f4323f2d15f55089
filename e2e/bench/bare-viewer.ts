import { CreateAttendeeCommand, GetMeetingCommand } from '@aws-sdk/client-chime-sdk-meetings';
import type { Browser } from '@playwright/test';
import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { meetings } from '../account.ts';
import { world } from '../world.ts';
import { watchFirstFrame } from './first-frame.ts';

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

/** Somebody on the bare page joins the one meeting there is. Milliseconds from click to first frame. */
export async function measureBare(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  try {
    const page = await context.newPage();
    await page.goto(url);
    const join = await joinData();
    await page.evaluate((given) => Object.assign(window, { join: given }), join);
    const frame = await watchFirstFrame(page);
    await page.getByRole('button', { name: 'Join call' }).click();
    return await frame();
  } finally {
    await context.close();
  }
}

async function joinData(): Promise<{ meeting: unknown; attendee: unknown }> {
  const { meetingId: MeetingId } = (await world.inspect()).chime[0]!;
  const client = meetings();
  const [{ Meeting }, { Attendee }] = await Promise.all([
    client.send(new GetMeetingCommand({ MeetingId })),
    client.send(new CreateAttendeeCommand({ MeetingId, ExternalUserId: 'bench-viewer' })),
  ]);
  return { meeting: { Meeting }, attendee: { Attendee } };
}
