import { beforeEach, expect, it } from 'vitest';
import { createStudio, type Studio } from './studio.ts';

/** The tests drive a studio with fakes; the fake encoder notes the number and the view of each frame. */
let nowMs = 0;
let timers: { readonly atMs: number; readonly act: () => void }[] = [];
let view = 'nobody';
let shown: { readonly number: number; readonly view: string }[] = [];
let studio: Studio;

const pictureOf = (name: string) =>
  ({ name, close: () => undefined }) as unknown as VideoFrame & { readonly name: string };

beforeEach(() => {
  [nowMs, timers, view, shown] = [0, [], 'nobody', []];
  studio = createStudio({
    ticking: {
      now: () => nowMs,
      after(ms, act) {
        const timer = { atMs: nowMs + ms, act };
        timers.push(timer);
        return () => void (timers = timers.filter((each) => each !== timer));
      },
    },
    utc: () => nowMs,
    composer: {
      show: () => undefined,
      isComplete: () => view !== 'nobody',
      compose: () => Promise.resolve(pictureOf(view)),
    },
    picture: pictureOf('nothing'),
    sources: {
      ...{ add: () => undefined, remove: () => undefined },
      ...{ next: () => null, has: () => false, takeHasMoved: () => false },
    },
    encoder: {
      encode: (picture, number) =>
        shown.push({ number, view: (picture as unknown as { name: string }).name }) > 0,
      ...{ wantKeyframe: () => undefined, showsScreen: () => undefined },
      ...{ queueLength: () => 0, flush: () => Promise.resolve() },
    },
    film: {
      ...{ addFrame: () => undefined, addSound: () => undefined, addSilence: () => undefined },
      finish: () => Promise.resolve(),
    },
    tell: () => undefined,
    fail: (error) => {
      throw error;
    },
  });
});

/** Fires each timer when its time has come, and waits for the promises that it starts. */
async function passTime(ms: number): Promise<void> {
  const untilMs = nowMs + ms;
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    const next = timers.toSorted((a, b) => a.atMs - b.atMs)[0];
    if (!next || next.atMs > untilMs) break;
    nowMs = next.atMs;
    timers = timers.filter((each) => each !== next);
    next.act();
  }
  nowMs = untilMs;
}

const views = () => shown.map((each) => each.view);
const numbers = () => shown.map((each) => each.number);

it('the first frame waits for the pictures, and the frames until then show the same', async () => {
  studio.record();
  await passTime(500);
  expect(shown).toEqual([]);
  view = 'people';
  await passTime(100);
  expect(numbers()).toEqual(Array.from({ length: 18 + 1 }, (_each, at) => at));
  expect(new Set(views())).toEqual(new Set(['people']));
});

it('the first frame waits no longer than a second and a half', async () => {
  studio.record();
  await passTime(1_400);
  expect(shown).toEqual([]);
  await passTime(150);
  expect(numbers()).toHaveLength(47);
  expect(new Set(views())).toEqual(new Set(['nobody']));
});

it('a recording that ends while its first frame waits has all of its frames', async () => {
  studio.record();
  await passTime(200);
  const stopped = studio.stop();
  await passTime(500);
  await stopped;
  expect(numbers()).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it('after a pause nothing waits, whoever is to be seen', async () => {
  view = 'people';
  studio.record();
  await passTime(100);
  studio.pause();
  view = 'nobody';
  await passTime(1_000);
  const before = shown.length;
  studio.record();
  await passTime(50);
  expect(shown.length).toBeGreaterThan(before);
});
