import { createHub } from '@video-escalation/contracts/bus/hub';
import { workspaceRegistry } from '@video-escalation/contracts/events/registry';
import type { Remote, RemoteHost } from '@video-escalation/contracts/remote';
import { expect, test } from 'vitest';
import { createCrashLog } from './crash-log.ts';
import { createSlot, type Slot, type SlotReport, type SlotState } from './slot.model.ts';
import type { RemoteSource, VersionSources } from './sources.ts';
import { aClock } from './testing/clock.ts';
import type { Container } from './mount-session.ts';

const manifest = {
  name: 'mfe-video',
  team: 'Video',
  version: '1.0.0',
  bus: '^1.0.0',
  publishes: [],
  consumes: ['contact.changed.v1'],
};

function aSource(version: string, host = 'remotes.example', bus = '^1.0.0'): RemoteSource {
  const manifestUrl = `https://${host}/video/${version}/mf-manifest.json`;
  const release = {
    ...{ version, bus, team: 'Video', shared: {}, container: 'c', entry: manifestUrl },
    ...{ modules: {}, integrity: {} },
  };
  return { name: 'mfe-video', manifestUrl, release };
}

const newest: VersionSources = [aSource('2.0.0'), aSource('2.0.0', 'spare.example')];
const older: VersionSources = [aSource('1.0.0')];

function aRemote(version: string, over: Partial<Remote> = {}): { remote: Remote } {
  return {
    remote: {
      manifest: { ...manifest, version },
      mount: (_element, host) => {
        const undo = host.bus.subscribe('contact.changed.v1', () => undefined);
        return { unmount: undo };
      },
      ...over,
    },
  };
}

type Load = (source: RemoteSource, attempt: number) => Promise<unknown>;
const good: Load = async ({ release }) => aRemote(release!.version);

function aSetting(load: Load = good, first: readonly VersionSources[] = [newest, older]) {
  const hub = createHub(workspaceRegistry);
  const clock = aClock();
  const kept = new Map<string, string>();
  const world = {
    versions: first,
    load,
    tried: [] as string[],
    places: 0,
    reports: [] as SlotReport[],
  };
  let empty: (() => void) | undefined;
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const slot = createSlot({
    versions: () => world.versions,
    log: createCrashLog('mfe-video', { storage, now: () => 0, listed: () => 'same' }),
    now: () => 0,
    loadLimitMs: 10_000,
    recoveryPauseMs: 15_000,
    load: (source) => {
      world.tried.push(`${source.release?.version} ${new URL(source.manifestUrl).host}`);
      return world.load(source, world.tried.length);
    },
    connect: () => {
      const bus = hub.connect('mfe-video');
      return {
        host: { bus } as unknown as RemoteHost,
        leave: () => {
          const left = hub.listenerCount('mfe-video');
          bus.disconnect();
          return left;
        },
      };
    },
    provided: { bus: '1.2.0', shared: {} },
    after: clock.after,
    onFailure: (report) => world.reports.push(report),
    onMounted: () => undefined,
  });
  const openContainer = (): Container => {
    world.places++;
    return {
      element: {} as HTMLElement,
      onEmptied: (listener) => void (empty = listener),
      remove: () => void world.places--,
    };
  };
  return { slot, hub, clock, world, openContainer, crash: () => empty?.() };
}

function until(slot: Slot, wanted: SlotState['state']): Promise<SlotState> {
  return new Promise((resolve) => {
    const look = () => slot.getSnapshot().state === wanted && resolve(slot.getSnapshot());
    slot.subscribe(look);
    look();
  });
}

/** Lets each pause between tries pass as soon as it begins. */
async function letPauseEnd(clock: ReturnType<typeof aClock>): Promise<void> {
  await expect.poll(() => clock.pauses().some((ms) => ms <= 1_000)).toBe(true);
  clock.pass(1_000);
}

const down: Load = async () => {
  throw new Error('connection refused');
};

test('the version that should run is mounted', async () => {
  const { slot, openContainer } = aSetting();
  slot.start(openContainer);
  expect(await until(slot, 'mounted')).toEqual({ state: 'mounted', version: '2.0.0' });
});

test('an address that fails once is bridged by the fallback, without a word to the agent', async () => {
  const { slot, openContainer, clock, world } = aSetting((source, attempt) =>
    attempt === 1 ? down(source, attempt) : good(source, attempt),
  );
  slot.start(openContainer);
  await letPauseEnd(clock);
  await until(slot, 'mounted');
  expect(world.tried).toEqual(['2.0.0 remotes.example', '2.0.0 spare.example']);
});

test('a version that stays away makes room for the next one, which says so', async () => {
  const { slot, openContainer, clock, world } = aSetting((source, attempt) =>
    source.release?.version === '2.0.0' ? down(source, attempt) : good(source, attempt),
  );
  slot.start(openContainer);
  await letPauseEnd(clock);
  await letPauseEnd(clock);
  expect(await until(slot, 'mounted')).toMatchObject({ version: '1.0.0', insteadOf: '2.0.0' });
  expect(world.reports.map(({ outcome }) => outcome)).toEqual(['retried', 'retried', 'fell-back']);
});

test('when nothing is left the slot says so, and recovers by itself when the remote does', async () => {
  const { slot, openContainer, clock, world } = aSetting(down, [older]);
  slot.start(openContainer);
  await letPauseEnd(clock);
  await letPauseEnd(clock);
  expect(await until(slot, 'failed')).toMatchObject({ error: { reason: 'unreachable' } });
  expect([world.tried.length, clock.pauses()]).toEqual([3, [15_000]]);
  world.load = good;
  clock.pass(15_000);
  await until(slot, 'mounted');
});

test('"try again" does not wait for that', async () => {
  const { slot, openContainer, clock, world } = aSetting(down, [older]);
  slot.start(openContainer);
  await letPauseEnd(clock);
  await letPauseEnd(clock);
  await until(slot, 'failed');
  world.load = good;
  slot.retry();
  await until(slot, 'mounted');
});

test('a remote that never answers is judged only after the thread had its turn', async () => {
  const { slot, openContainer, clock, world } = aSetting(
    () => new Promise(() => undefined),
    [older],
  );
  slot.start(openContainer);
  await expect.poll(() => clock.pauses()).toEqual([10_000]);
  clock.pass(10_000);
  expect([clock.pauses(), world.reports]).toEqual([[1_000], []]);
  clock.pass(1_000);
  await expect.poll(() => world.reports.length).toBe(1);
  expect(world.reports[0]?.error).toMatchObject({ reason: 'too-slow' });
});

test('what needs another bus is refused before anything of it is loaded', async () => {
  const { slot, openContainer, world } = aSetting(good, [
    [aSource('3.0.0', 'a.example', '^2.0.0')],
  ]);
  slot.start(openContainer);
  const incompatibility = { what: 'bus', needs: '^2.0.0', here: '1.2.0' };
  expect(await until(slot, 'failed')).toMatchObject({
    error: { reason: 'incompatible', incompatibility },
  });
  expect(world.tried).toEqual([]);
});

test.each([
  ['is no remote', async () => ({ default: 'surprise' })],
  ['says it is another version', async () => aRemote('1.0.1')],
])('a module that %s is refused', async (_what, load) => {
  const { slot, openContainer, world } = aSetting(load, [older]);
  slot.start(openContainer);
  expect(await until(slot, 'failed')).toMatchObject({ error: { reason: 'incompatible' } });
  expect([world.tried.length, world.places]).toEqual([1, 0]);
});

test('a remote that throws while mounting leaves neither listener nor element', async () => {
  const { slot, openContainer, clock, hub, world } = aSetting(
    async () =>
      aRemote('1.0.0', {
        mount: (_element, host) => {
          host.bus.subscribe('contact.changed.v1', () => undefined);
          throw new Error('broken');
        },
      }),
    [older],
  );
  slot.start(openContainer);
  await letPauseEnd(clock);
  await letPauseEnd(clock);
  expect(await until(slot, 'failed')).toMatchObject({ error: { reason: 'broken' } });
  await expect.poll(() => world.places).toBe(0);
  expect(hub.listenerCount()).toBe(0);
});

test('a crash starts the same version again; the third takes the next good one', async () => {
  const { slot, openContainer, crash, hub, world } = aSetting();
  slot.start(openContainer);
  for (const version of ['2.0.0', '2.0.0', '2.0.0']) {
    expect(await until(slot, 'mounted')).toEqual({ state: 'mounted', version });
    crash();
    expect(slot.getSnapshot()).toEqual({ state: 'loading', isAfterCrash: true });
  }
  expect(await until(slot, 'mounted')).toMatchObject({ version: '1.0.0', insteadOf: '2.0.0' });
  expect([world.places, hub.listenerCount()]).toEqual([1, 1]);
  expect(world.reports.map(({ outcome }) => outcome)).toEqual(['retried', 'retried', 'fell-back']);
});

test('a listener that throws again and again counts as a crash, but not in the middle of a call', async () => {
  const { slot, openContainer, world } = aSetting();
  slot.start(openContainer);
  await until(slot, 'mounted');
  for (let round = 0; round < 5; round++) slot.listenerFailed(new Error('no'), true);
  expect(slot.getSnapshot().state).toBe('mounted');
  slot.listenerFailed(new Error('no'), false);
  expect(slot.getSnapshot().state).toBe('loading');
  expect(world.reports.at(-1)).toMatchObject({ phase: 'listener', outcome: 'retried' });
  await until(slot, 'mounted');
});

test('what a remote leaves on the bus is taken away and told', async () => {
  const { slot, openContainer, hub, world } = aSetting(async ({ release }) =>
    aRemote(release!.version, {
      mount: (_element, host) => {
        host.bus.subscribe('contact.changed.v1', () => undefined);
        return { unmount: () => undefined };
      },
    }),
  );
  slot.start(openContainer);
  await until(slot, 'mounted');
  await slot.stop();
  expect([hub.listenerCount(), world.places]).toEqual([0, 0]);
  expect(world.reports).toMatchObject([{ phase: 'unmount', outcome: 'continued' }]);
});

test('a renewed slot runs what the registry wants by now', async () => {
  const { slot, openContainer, world } = aSetting(good, [older]);
  slot.start(openContainer);
  await until(slot, 'mounted');
  world.versions = [newest, older];
  await slot.renew();
  expect(await until(slot, 'mounted')).toEqual({ state: 'mounted', version: '2.0.0' });
});

test('a remote that arrives after the slot was stopped is not mounted any more', async () => {
  let arrive: ((module: unknown) => void) | undefined;
  const { slot, openContainer, world } = aSetting(
    () => new Promise((resolve) => void (arrive = resolve)),
  );
  slot.start(openContainer);
  await expect.poll(() => arrive).toBeDefined();
  await slot.stop();
  arrive?.(aRemote('2.0.0'));
  await Promise.resolve();
  expect([world.places, slot.getSnapshot().state]).toEqual([0, 'loading']);
});
