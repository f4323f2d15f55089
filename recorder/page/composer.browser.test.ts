import { afterAll, beforeAll, expect, it } from 'vitest';
import type {} from './testing/kinds-of-frames.ts';
import { openTab, type Tab } from './testing/tab.ts';

/** The composer in real Chromium, given frames of every kind. */
let tab: Tab;

beforeAll(async () => {
  await import('../build.ts');
  tab = await openTab(process.env.CHROME_PATH ?? '/usr/bin/chromium', 'kinds-of-frames.ts');
}, 60_000);

afterAll(async () => {
  await tab?.close();
});

const near = (...colour: readonly number[]) =>
  colour.map((each) => expect.closeTo(each, -1.4) as number);
const [red, green, blue, white] = [
  near(255, 0, 0),
  near(0, 255, 0),
  near(0, 0, 255),
  near(255, 255, 255),
];

it('shows a picture in its colours and upright, whatever kind of frame it comes in', async () => {
  const upright = [red, green, blue, white];
  expect(await tab.page.evaluate(() => window.seeAll())).toEqual([
    { kind: 'I420 that fits', quarters: upright },
    { kind: 'I420 to be enlarged', quarters: upright },
    { kind: 'I420 of odd size', quarters: upright },
    { kind: 'I420 to be halved', quarters: upright },
    { kind: 'I420 of other colours', quarters: upright },
    { kind: 'I420 of other colours that fits', quarters: upright },
    { kind: 'NV12', quarters: upright },
    { kind: 'RGB', quarters: upright },
    { kind: 'upside down', quarters: upright.toReversed() },
    { kind: 'on its side', quarters: [blue, red, white, green] },
  ]);
}, 60_000);
