import { aRegistryDraft, createTestSigner } from '@video-escalation/contracts/testing/registry';
import { expect, test } from 'vitest';
import { aClock } from './testing/clock.ts';
import { watchRegistry } from './registry-watch.ts';

const registry = await (await createTestSigner()).sign(aRegistryDraft());

function aWatch() {
  const clock = aClock();
  const world = { isAwake: true, isUp: true, reads: 0, seen: 0 };
  const stop = watchRegistry({
    async read() {
      world.reads++;
      if (!world.isUp) throw new Error('down');
      return registry;
    },
    after: clock.after,
    pauseMs: 20_000,
    random: () => 0.5,
    isAwake: () => world.isAwake,
    onRead: () => void world.seen++,
    onTrouble: () => undefined,
  });
  return { clock, world, stop };
}

test('the registry is read every 20 s, and no more after the stop', async () => {
  const { clock, world, stop } = aWatch();
  expect(clock.pauses()).toEqual([20_000]);
  clock.pass(20_000);
  await expect.poll(() => clock.waiting).toBe(1);
  expect(world.seen).toBe(1);
  stop();
  expect(clock.waiting).toBe(0);
});

test('a page that nobody looks at does not ask', async () => {
  const { clock, world } = aWatch();
  world.isAwake = false;
  clock.pass(20_000);
  await expect.poll(() => clock.waiting).toBe(1);
  expect(world.reads).toBe(0);
});

test('each failure doubles the pause, and the first success ends that', async () => {
  const { clock, world } = aWatch();
  world.isUp = false;
  for (const next of [40_000, 80_000, 160_000, 160_000]) {
    clock.pass(160_000);
    await expect.poll(() => clock.pauses()).toEqual([next]);
  }
  world.isUp = true;
  clock.pass(160_000);
  await expect.poll(() => clock.pauses()).toEqual([20_000]);
});
