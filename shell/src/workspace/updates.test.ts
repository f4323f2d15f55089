import { expect, test } from 'vitest';
import { en as messages } from '../messages.ts';
import { createNotices } from '../notices/notices.model.ts';
import type { Slot, SlotState } from '../remotes/slot.model.ts';
import { createUpdates } from './updates.ts';

function aWorkspace(state: SlotState) {
  const world = { wanted: '1.0.0', isInUse: false, isBack: false, renewals: 0, retries: 0 };
  const slot = {
    getSnapshot: () => state,
    retry: () => void world.retries++,
    renew: async () => void world.renewals++,
  } as unknown as Slot;
  const notices = createNotices(() => () => undefined);
  let tell = (): void => undefined;
  const usage = {
    subscribe: (listener: () => void) => ((tell = listener), () => undefined),
  };
  const video = {
    ...{ name: 'video', title: 'Video', slot },
    wanted: () => world.wanted,
    isRollback: () => world.isBack,
    isInUse: () => world.isInUse,
  };
  const slots = [video];
  const updates = createUpdates({ slots, usage, notices, messages });
  const texts = () => notices.getSnapshot().map(({ text }) => text);
  const press = () => notices.getSnapshot()[0]?.action?.run();
  return { world, updates, texts, press, usageChanged: () => tell() };
}

const mounted: SlotState = { state: 'mounted', version: '1.0.0' };

test('a new version is offered once, and taken when the agent says so', () => {
  const { world, updates, texts, press } = aWorkspace(mounted);
  updates.look();
  expect(texts()).toEqual([]);
  world.wanted = '2.0.0';
  updates.look();
  updates.look();
  expect(texts()).toEqual(['A new version of Video is ready. Reload when you like.']);
  press();
  expect(world.renewals).toBe(1);
});

test('a running call keeps its version, and is asked again when it has ended', () => {
  const { world, updates, texts, press, usageChanged } = aWorkspace(mounted);
  Object.assign(world, { wanted: '2.0.0', isInUse: true });
  updates.look();
  press();
  expect(texts()[0]).toContain('waits until your call has ended');
  usageChanged();
  world.isInUse = false;
  usageChanged();
  expect(texts()[0]).toContain('is ready');
  expect(world.renewals).toBe(0);
  press();
  expect(world.renewals).toBe(1);
});

test('a slot that failed tries the new registry at once', () => {
  const { world, updates } = aWorkspace({ state: 'failed' } as SlotState);
  updates.look();
  expect(world.retries).toBe(1);
});

test('a roll-back is taken without asking, in a call at its end', () => {
  const { world, updates, texts, usageChanged } = aWorkspace(mounted);
  Object.assign(world, { wanted: '0.9.0', isBack: true, isInUse: true });
  updates.look();
  expect(world.renewals).toBe(0);
  world.isInUse = false;
  usageChanged();
  expect(world.renewals).toBe(1);
  expect(texts()[0]).toContain('Video');

  const idle = aWorkspace(mounted);
  Object.assign(idle.world, { wanted: '0.9.0', isBack: true });
  idle.updates.look();
  expect(idle.world.renewals).toBe(1);
});
