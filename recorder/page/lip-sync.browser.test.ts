import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Clapper } from './testing/clapper.ts';
import { median, readFootage, rises } from './testing/footage.ts';
import { openTab, type Tab } from './testing/tab.ts';

/** The worker in real Chromium, given pictures and sound whose time is known to the millisecond. */
const folder = mkdtempSync(join(tmpdir(), 'recorder-lip-sync-'));
let tab: Tab;

beforeAll(async () => {
  await import('../build.ts');
  tab = await openTab(process.env.CHROME_PATH ?? '/usr/bin/chromium', 'clapper.ts');
}, 60_000);

afterAll(async () => {
  await tab?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a flash and a beep at once stay together in the file, before a pause and after it, and a late picture is in the first frame', async () => {
  const file = join(folder, 'claps.mp4');
  const film64 = await tab.page.evaluate(() => (window.clapper satisfies Clapper).record(8, 600));
  writeFileSync(file, Buffer.from(film64, 'base64'));
  const film = await readFootage(file);

  const green = (await film.colours(640, 360)).map((colour) => colour.green);
  expect(green[0], 'the grey or the white of the picture').toBeGreaterThan(90);
  const flashes = rises(green, 170).map((at) => film.frameTimes[at]!);
  const beeps = rises(film.tone(2_000), 0.2).map((at) => at / 200);
  const offsets = flashes.flatMap((flash) => {
    const near = beeps.map((each) => each - flash).filter((each) => Math.abs(each) < 0.4);
    return near.length > 0 ? [near.reduce((a, b) => (Math.abs(a) < Math.abs(b) ? a : b))] : [];
  });
  const seconds = `beeps after flashes: ${offsets.map((each) => each.toFixed(3)).join(' ')}`;
  expect(offsets.length, seconds).toBeGreaterThan(5);
  expect(Math.abs(median(offsets)), seconds).toBeLessThan(0.08);
  expect(Math.abs(median(offsets.slice(-3))), `after the pause; ${seconds}`).toBeLessThan(0.08);
  expect(Math.abs(film.soundSeconds - film.frameTimes.at(-1)!)).toBeLessThan(0.15);
}, 60_000);
