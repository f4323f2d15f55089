import { workspaceRegistry } from '@video-escalation/contracts/events/registry';
import { createHub } from '@video-escalation/contracts/bus/hub';
import type { Remote, RemoteHost } from '@video-escalation/contracts/remote';
import { expect, test } from 'vitest';
import type { RemoteSource } from './registry.ts';
import { createSlot, type Place, type Slot, type SlotState } from './slot.model.ts';

const manifest = {
  name: 'mfe-video',
  version: '1.0.0',
  bus: '^1.0.0',
  publishes: [],
  consumes: ['contact.changed.v1'],
};
const source: RemoteSource = {
  name: 'mfe-video',
  manifestUrl: 'https://remotes.example/video/1.0.0/mf-manifest.json',
  release: { version: '1.0.0', bus: '^1.0.0' },
  integrity: {},
};

/** Timers that wait until the test lets time pass. */
function aClock() {
  const timers = new Set<{ ms: number; callback: () => void }>();
  return {
    after: (ms: number, callback: () => void) => {
      const timer = { ms, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pass(ms: number) {
      for (const timer of [...timers]) {
        if (timer.ms > ms) continue;
        timers.delete(timer);
        timer.callback();
      }
    },
    get waiting() {
      return timers.size;
    },
  };
}

function aSetting(load: (attempt: number, source: RemoteSource) => Promise<unknown>) {
  const hub = createHub(workspaceRegistry);
  const clock = aClock();
  const failures: unknown[] = [];
  const tried: string[] = [];
  let emptied: (() => void) | undefined;
  let places = 0;
  const slot = createSlot({
    sources: [source, { ...source, manifestUrl: 'https://spare.example/mf-manifest.json' }],
    load: (from) => {
      tried.push(new URL(from.manifestUrl).host);
      return load(tried.length, from);
    },
    enter: () => {
      const bus = hub.connect('mfe-video');
      return { host: { bus } as unknown as RemoteHost, leave: () => bus.disconnect() };
    },
    busVersion: '1.2.0',
    after: clock.after,
    onFailure: (error) => failures.push(error),
  });
  const openPlace = (): Place => {
    places++;
    return {
      element: {} as HTMLElement,
      onEmptied: (listener) => void (emptied = listener),
      remove: () => void places--,
    };
  };
  return {
    slot,
    hub,
    clock,
    failures,
    tried,
    openPlace,
    empty: () => emptied?.(),
    places: () => places,
  };
}

function aRemote(overrides: Partial<Remote> = {}): { remote: Remote } {
  return {
    remote: {
      manifest,
      mount: (_element, host) => {
        host.bus.subscribe('contact.changed.v1', () => undefined);
        return { unmount: () => undefined };
      },
      ...overrides,
    },
  };
}

function until(slot: Slot, wanted: SlotState['state']): Promise<SlotState> {
  return new Promise((resolve) => {
    const look = () => slot.getSnapshot().state === wanted && resolve(slot.getSnapshot());
    slot.subscribe(look);
    look();
  });
}

test('a remote that fits is mounted', async () => {
  const { slot, openPlace } = aSetting(async () => aRemote());
  slot.start(openPlace);
  expect(await until(slot, 'mounted')).toEqual({ state: 'mounted', version: '1.0.0' });
});

test('an address that fails once is bridged by the fallback, without a word to the agent', async () => {
  const { slot, openPlace, clock, tried } = aSetting(async (attempt) => {
    if (attempt === 1) throw new Error('connection refused');
    return aRemote();
  });
  slot.start(openPlace);
  await expect.poll(() => clock.waiting).toBe(1);
  clock.pass(500);
  await until(slot, 'mounted');
  expect(tried).toEqual(['remotes.example', 'spare.example']);
});

test('a remote that stays unreachable is given up after three tries, and "try again" begins anew', async () => {
  let isUp = false;
  const { slot, openPlace, clock, tried } = aSetting(async () => {
    if (!isUp) throw new Error('connection refused');
    return aRemote();
  });
  slot.start(openPlace);
  for (const pause of [500, 1000]) {
    await expect.poll(() => clock.waiting).toBe(1);
    clock.pass(pause);
  }
  expect(await until(slot, 'failed')).toEqual({ state: 'failed', reason: 'unreachable' });
  expect(tried).toHaveLength(3);
  isUp = true;
  slot.retry();
  await until(slot, 'mounted');
});

test('a remote that never answers costs its slot ten seconds a try, not the page', async () => {
  const { slot, openPlace, clock } = aSetting(() => new Promise(() => undefined));
  slot.start(openPlace);
  for (let round = 0; round < 5; round++) {
    await expect.poll(() => clock.waiting).toBe(1);
    clock.pass(10_000);
  }
  expect(await until(slot, 'failed')).toEqual({ state: 'failed', reason: 'too-slow' });
});

test.each([
  ['another version than the registry says', { manifest: { ...manifest, version: '1.0.1' } }],
  ['a newer bus than this shell speaks', { manifest: { ...manifest, bus: '^1.3.0' } }],
  ['an older bus', { manifest: { ...manifest, bus: '^0.9.0' } }],
])('a remote built for %s is refused before it is mounted', async (_what, overrides) => {
  const { slot, openPlace, places, tried } = aSetting(async () => aRemote(overrides));
  slot.start(openPlace);
  expect(await until(slot, 'failed')).toEqual({ state: 'failed', reason: 'incompatible' });
  expect([places(), tried.length]).toEqual([0, 1]);
});

test('a module that is no remote is refused', async () => {
  const { slot, openPlace } = aSetting(async () => ({ default: 'surprise' }));
  slot.start(openPlace);
  expect(await until(slot, 'failed')).toEqual({ state: 'failed', reason: 'incompatible' });
});

test('a remote that throws while mounting leaves neither listener nor element', async () => {
  const { slot, openPlace, hub, places } = aSetting(async () =>
    aRemote({
      mount: (_element, host) => {
        host.bus.subscribe('contact.changed.v1', () => undefined);
        throw new Error('broken');
      },
    }),
  );
  slot.start(openPlace);
  expect(await until(slot, 'failed')).toEqual({ state: 'failed', reason: 'broken' });
  await expect.poll(places).toBe(0);
  expect(hub.listenerCount()).toBe(0);
});

test('a remote that crashes later is unmounted and can be started again', async () => {
  const { slot, openPlace, empty, hub, places } = aSetting(async () => aRemote());
  slot.start(openPlace);
  await until(slot, 'mounted');
  empty();
  expect(await until(slot, 'failed')).toEqual({ state: 'failed', reason: 'crashed' });
  await expect.poll(places).toBe(0);
  slot.retry();
  await until(slot, 'mounted');
  expect([places(), hub.listenerCount()]).toEqual([1, 1]);
});

test('twenty starts and stops leave nothing behind', async () => {
  const { slot, openPlace, hub, places, empty } = aSetting(async () => aRemote());
  slot.start(openPlace);
  for (let round = 0; round < 20; round++) {
    await until(slot, 'mounted');
    empty();
    await until(slot, 'failed');
    slot.retry();
  }
  await until(slot, 'mounted');
  await slot.stop();
  expect([hub.listenerCount(), places()]).toEqual([0, 0]);
});

test('a remote that arrives after the slot was stopped is not mounted any more', async () => {
  let arrive: ((module: unknown) => void) | undefined;
  const { slot, openPlace, places } = aSetting(
    () => new Promise((resolve) => void (arrive = resolve)),
  );
  slot.start(openPlace);
  await expect.poll(() => arrive).toBeDefined();
  await slot.stop();
  arrive?.(aRemote());
  await Promise.resolve();
  expect([places(), slot.getSnapshot().state]).toEqual([0, 'loading']);
});
