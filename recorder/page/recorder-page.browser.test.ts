import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createChromium } from '../src/adapters/chromium.ts';
import { createLog } from '../src/log.ts';
import type { FromPage } from '../src/page-protocol.ts';
import { startPageServer, type PageServer } from '../src/page-server.ts';
import { openPageSession, type PageSession } from '../src/page-session.ts';
import { until } from '../src/testing/until.ts';
import { startCall, type Call } from './testing/call-in-browser.ts';
import { readFootage } from './testing/footage.ts';
import { TEST_FLAGS } from './testing/tab.ts';

/** The page in real Chromium, in a call of two other people; this test is its Node. */
const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const folder = mkdtempSync(join(tmpdir(), 'recorder-footage-'));
const limits = { aloneS: 30, noMediaS: 60, maximumS: 600 };
let server: PageServer;
let call: Call;

beforeAll(async () => {
  await import('../build.ts');
  server = await startPageServer(new URL('../dist/page/', import.meta.url));
  call = await startCall(executablePath);
  await call.join('agent', { colour: '#2040d0', toneHz: 440 });
  await call.join('customer', { colour: '#d020d0', toneHz: 660 });
}, 60_000);

afterAll(async () => {
  await call?.stop();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page that is told to join, and all that it says. */
function startPage() {
  const heard: FromPage[] = [];
  const chunks: Buffer[] = [];
  const lost: string[] = [];
  const session: PageSession = openPageSession({
    server,
    log: createLog('fatal'),
    launcher: createChromium({ executablePath, flags: TEST_FLAGS, log: createLog('fatal') }),
    onConnected: () => session.tell({ type: 'join', join: call.recorders[0]!, limits }),
    onMessage: (message) => void heard.push(message),
    onBytes: (bytes) => void chunks.push(bytes),
    onLost: (why) => void lost.push(why),
  });
  const all = <T extends FromPage['type']>(type: T) =>
    heard.filter((each): each is Extract<FromPage, { type: T }> => each.type === type);
  return {
    session,
    lost,
    all,
    phases: () => all('phase').map(({ phase }) => phase),
    order: (wanted: 'record' | 'pause' | 'stop') => session.tell({ type: 'order', wanted }),
    reaches: (phase: string) => until(phase, () => all('phase').at(-1)?.phase === phase, 30_000),
    recordedMs: () => all('stats').at(-1)?.recordedMs ?? 0,
    /** Each second the page says something. */
    async secondsPass(seconds: number) {
      const before = all('stats').length;
      await until(`${seconds} s`, () => all('stats').length >= before + seconds, 30_000);
    },
    async film() {
      const file = join(folder, `${heard.length}.mp4`);
      writeFileSync(file, Buffer.concat(chunks));
      return readFootage(file);
    },
    bytes: () => Buffer.concat(chunks).length,
  };
}

it('an order to stop before the first frame leaves not a single byte', async () => {
  const page = startPage();
  try {
    await page.reaches('ready');
    page.order('stop');
    await until('its end', () => page.all('ended').length === 1);
    expect(page.all('ended')).toEqual([{ type: 'ended', reason: 'stopped' }]);
    expect(page.bytes()).toBe(0);
  } finally {
    await page.session.close();
  }
}, 60_000);

it('a pause that was asked for before the first frame holds, and is said to', async () => {
  const page = startPage();
  try {
    await until('it hears', () => page.phases().length > 0);
    page.order('pause');
    await page.reaches('paused');
    expect(page.phases()).toEqual(['joining', 'ready', 'paused']);
    await page.secondsPass(1);
    expect(page.recordedMs()).toBe(0);
    page.order('record');
    await page.reaches('recording');
  } finally {
    await page.session.close();
  }
}, 60_000);

it('a recording that begins as soon as the page is ready shows both people in its first frame', async () => {
  const page = startPage();
  try {
    await page.reaches('ready');
    page.order('record');
    await until('three seconds', () => page.recordedMs() >= 3_000, 30_000);
    page.order('stop');
    await until('its end', () => page.all('ended').length === 1, 30_000);
  } finally {
    await page.session.close();
  }
  const film = await page.film();
  const [[left], [right]] = await Promise.all([film.colours(320, 360), film.colours(960, 360)]);
  expect(left, 'the agent, in blue').toMatchObject({ blue: expect.closeTo(208, -2) as number });
  expect(left!.red).toBeLessThan(90);
  expect(right!.red, 'the customer, in magenta').toBeGreaterThan(150);
  expect(right!.blue).toBeGreaterThan(150);
  expect(film.frameTimes[0]).toBeLessThan(0.05);
  expect(film.frameTimes.length).toBe(page.all('stats').at(-1)!.framesWritten);
}, 60_000);

it('two people, a pause and a shared screen: all of it is in the file, and nothing of the pause', async () => {
  const page = startPage();
  try {
    await page.reaches('ready');
    await until('both people', () => page.all('stats').at(-1)?.people === 2);
    await page.secondsPass(1);
    page.order('record');
    await until('six seconds', () => page.recordedMs() >= 6_000, 30_000);
    page.order('pause');
    await page.reaches('paused');
    await call.setSecret(true);
    await page.secondsPass(2);
    await call.setSecret(false);
    await page.secondsPass(2);
    page.order('record');
    await page.reaches('recording');
    await call.share();
    await page.secondsPass(4);
    await call.end();
    await until('its end', () => page.all('ended').length === 1, 30_000);
  } finally {
    await page.session.close();
  }

  expect(page.lost).toEqual([]);
  expect(page.all('ended')).toEqual([{ type: 'ended', reason: 'meeting-ended' }]);
  expect(page.phases()).toEqual(['joining', 'ready', 'recording', 'paused', 'recording']);
  const [gap, closed] = page.all('gap');
  expect(closed).toEqual({ ...gap, to: expect.any(String) as string });
  const film = await page.film();
  const { recordedMs, framesWritten } = page.all('stats').at(-1)!;
  const seconds = recordedMs / 1_000;
  expect(film.codecs).toEqual(['aac', 'h264']);
  expect(film.frameTimes.length).toBe(framesWritten);
  // Three programs with their own sound and pictures share this machine with other tests: what is asked of it here
  // is what an overloaded one still gives. Journeys and benches ask for more, of a machine that isn't.
  expect(film.frameTimes.length / (seconds * 30)).toBeGreaterThan(0.7);
  expect(Math.abs(film.soundSeconds - seconds)).toBeLessThan(0.1);

  const [left, right] = await Promise.all([film.colours(320, 360), film.colours(960, 360)]);
  const one = Math.round(film.frameTimes.length * 0.3);
  expect(left[one]!.blue, 'the agent stands at the left').toBeGreaterThan(150);
  expect(left[one]!.red).toBeLessThan(90);
  expect(right.some(({ red, blue }) => red > 150 && blue > 150)).toBe(true);
  const shared = (await film.colours(480, 360)).at(-5)!;
  expect(shared, 'the screen stands at the left at the end').toMatchObject({
    red: expect.closeTo(224, -2) as number,
    blue: expect.closeTo(0, -2) as number,
  });

  for (const colours of [left, right]) {
    expect(colours.filter(({ red, green }) => green > 130 && red < 90)).toEqual([]);
  }
  const heard = (hz: number) =>
    film.tone(hz).filter((each) => each > 0.05).length / film.tone(hz).length;
  expect(heard(440)).toBeGreaterThan(0.3);
  expect(heard(660)).toBeGreaterThan(0.3);
  expect(heard(1_000), 'of the pause nothing is heard').toBeLessThan(0.02);
}, 90_000);
