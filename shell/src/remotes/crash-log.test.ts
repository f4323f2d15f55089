import { expect, test } from 'vitest';
import { createCrashLog } from './crash-log.ts';

function aLog() {
  const kept = new Map<string, string>();
  const world = { now: 0, listed: '1.0.0 2.0.0' };
  const open = () =>
    createCrashLog('mfe-video', {
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
      },
      now: () => world.now,
      listed: () => world.listed,
    });
  return { world, open, kept };
}

const MINUTE = 60_000;

test('the third crash within five minutes makes a version skipped, on the next page too', () => {
  const { open } = aLog();
  open().add('2.0.0');
  open().add('2.0.0');
  expect(open().isSkipped('2.0.0')).toBe(false);
  open().add('2.0.0');
  expect([open().isSkipped('2.0.0'), open().isSkipped('1.0.0')]).toEqual([true, false]);
});

test('crashes further apart are no reason', () => {
  const { world, open } = aLog();
  for (let round = 0; round < 5; round++) {
    world.now += 3 * MINUTE;
    open().add('2.0.0');
  }
  expect(open().isSkipped('2.0.0')).toBe(false);
});

test.each([
  ['a day', (world: { now: number }) => void (world.now += 24 * 60 * MINUTE)],
  ['other versions', (world: { listed: string }) => void (world.listed = '1.0.0 2.0.1')],
])('after %s it gets another chance', (_what, change) => {
  const { world, open } = aLog();
  for (let round = 0; round < 3; round++) open().add('2.0.0');
  change(world);
  expect(open().isSkipped('2.0.0')).toBe(false);
});

test('what worked is remembered, and what is no log is no harm', () => {
  const { world, open, kept } = aLog();
  kept.set('remote-crashes', '{"mfe-video":7}');
  open().worked('1.0.0');
  world.listed = '1.0.0 3.0.0';
  expect(open().lastWorked).toBe('1.0.0');
});
