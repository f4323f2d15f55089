import { expect, type Locator, type Page } from '@playwright/test';
import type { InstrumentedWindow } from './instrument.ts';

interface Received {
  audioEnergy: number;
  audioPackets: number;
  framesDecoded: number;
}

/** Sums over the page's open connections what has arrived and was decoded (W3C webrtc-stats, inbound-rtp). */
function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const { peerConnections } = window as unknown as InstrumentedWindow;
    const sum = { audioEnergy: 0, audioPackets: 0, framesDecoded: 0 };
    for (const connection of peerConnections) {
      if (connection.connectionState === 'closed') continue;
      for (const report of (await connection.getStats()).values() as Iterable<
        Record<string, unknown>
      >) {
        if (report.type !== 'inbound-rtp') continue;
        sum.audioEnergy += Number(report.totalAudioEnergy ?? 0);
        if (report.kind === 'audio') sum.audioPackets += Number(report.packetsReceived ?? 0);
        sum.framesDecoded += Number(report.framesDecoded ?? 0);
      }
    }
    return sum;
  });
}

/** Every report on received media of the page's connections, for a journey that failed. */
export function receivedReports(page: Page): Promise<unknown[]> {
  return page.evaluate(async () => {
    const { peerConnections } = window as unknown as InstrumentedWindow;
    const reports: unknown[] = [];
    for (const connection of peerConnections) {
      for (const report of (await connection.getStats()).values() as Iterable<{ type: string }>) {
        if (/inbound-rtp|transport|track/.test(report.type)) {
          reports.push({ connection: connection.connectionState, ...report });
        }
      }
    }
    return reports;
  });
}

/**
 * Sound arrives now: packets and energy both grow from one look to the next. A connection that was replaced in
 * between counts from zero, so each look is held against the one before and not against the first.
 */
export async function hears(page: Page): Promise<void> {
  let before = await received(page);
  const growsSinceLastLook = async () => {
    const now = await received(page);
    const grows =
      now.audioPackets >= before.audioPackets + 10 && now.audioEnergy > before.audioEnergy;
    before = now;
    return grows;
  };
  await expect
    .poll(growsSinceLastLook, {
      message: 'sound should arrive',
      intervals: LOOKS_MS,
      timeout: 20_000,
    })
    .toBe(true);
}

/** The fake microphone beeps once a second: a look must be long enough to meet a beep. */
const LOOKS_MS = [1_500];

/** The picture moves now: this element shows three new frames within a second. */
export async function moves(video: Locator): Promise<void> {
  await expect(video).toBeVisible();
  await expect
    .poll(() => showsNewFrames(video, 3), { message: 'the picture should move', timeout: 20_000 })
    .toBe(true);
}

/** Counted as they are shown: Firefox keeps no `totalVideoFrames` of a media stream. */
function showsNewFrames(video: Locator, count: number): Promise<boolean> {
  return video.evaluate(
    (element: HTMLVideoElement, wanted) =>
      new Promise<boolean>((resolve) => {
        let shown = 0;
        const onFrame = () => {
          shown += 1;
          if (shown === wanted) resolve(true);
          else element.requestVideoFrameCallback(onFrame);
        };
        element.requestVideoFrameCallback(onFrame);
        setTimeout(() => resolve(false), 1_000);
      }),
    count,
  );
}

/**
 * Whether a video shows the four coloured fields of the shared picture, each in its place. Looks for the fields
 * and not at fixed points: a captured tab may fill a part of the frame only.
 */
function showsSharedPicture(video: Locator): Promise<boolean> {
  return video.evaluate((element: HTMLVideoElement) => {
    const [columns, rows] = [64, 36];
    if (!element.videoWidth) return false;
    const context = new OffscreenCanvas(columns, rows).getContext('2d')!;
    context.drawImage(element, 0, 0, columns, rows);
    const { data } = context.getImageData(0, 0, columns, rows);
    const fields = { red: [0, 0, 0], green: [0, 0, 0], blue: [0, 0, 0], yellow: [0, 0, 0] };
    const colour = (r: number, g: number, b: number) => {
      if (r > 150 && g > 150 && b < 100) return 'yellow';
      if (r > 150 && g < 100 && b < 100) return 'red';
      if (g > 150 && r < 100 && b < 100) return 'green';
      return b > 150 && r < 100 && g < 100 ? 'blue' : undefined;
    };
    for (let at = 0; at < columns * rows; at += 1) {
      const name = colour(data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!);
      if (!name) continue;
      const field = fields[name];
      field[0]! += 1;
      field[1]! += at % columns;
      field[2]! += Math.floor(at / columns);
    }
    const centre = ([count, x, y]: number[]) =>
      count! > (columns * rows) / 100 ? { x: x! / count!, y: y! / count! } : undefined;
    const [red, green] = [centre(fields.red), centre(fields.green)];
    const [blue, yellow] = [centre(fields.blue), centre(fields.yellow)];
    if (!red || !green || !blue || !yellow) return false;
    return red.x < green.x && blue.x < yellow.x && red.y < blue.y && green.y < yellow.y;
  });
}

/** One of these videos shows the shared picture now. */
export async function seesSharedPicture(videos: Locator): Promise<void> {
  const looks = async () =>
    Promise.all((await videos.all()).map((video) => showsSharedPicture(video).catch(() => false)));
  await expect
    .poll(looks, { message: 'the shared picture should be seen', timeout: 30_000 })
    .toContain(true);
}
