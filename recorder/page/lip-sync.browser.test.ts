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

it.each([
  ['there from the start', 0],
  ['late', 600],
])(
  'a picture that is %s is in step with its sound, before a pause and after it, and in the first frame',
  async (_what, pictureComesAfterMs) => {
    await tab.page.reload();
    const file = join(folder, `claps-${pictureComesAfterMs}.mp4`);
    const film64 = await tab.page.evaluate(
      (afterMs) => (window.clapper satisfies Clapper).record(8, afterMs),
      pictureComesAfterMs,
    );
    writeFileSync(file, Buffer.from(film64, 'base64'));
    const film = await readFootage(file);
    const [first] = await film.colours(640, 360);
    expect(first?.red, 'the magenta or the white of the picture').toBeGreaterThan(150);
    expect(first?.blue, 'the magenta or the white of the picture').toBeGreaterThan(150);

    const white = (await film.colours(640, 360)).map(({ green }) => green);
    const flashes = rises(white, 130).map((at) => film.frameTimes[at]!);
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
  },
  60_000,
);
