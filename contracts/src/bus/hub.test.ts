import * as Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { event } from './event.ts';
import { BusError, createHub, type BusEvent } from './hub.ts';

const registry = {
  'lamp.changed.v1': event({
    owner: 'mfe-ccp',
    replay: 'last',
    payload: Type.Object({
      lamp: Type.Object({ isOn: Type.Boolean(), tags: Type.Array(Type.String()) }),
    }),
  }),
  'bell.rung.v1': event({
    owner: 'anyone',
    replay: 'none',
    payload: Type.Object({ times: Type.Integer() }),
  }),
} as const;

const lamp = (isOn: boolean) => ({ lamp: { isOn, tags: ['hall'] } });

function setUp() {
  const errors: string[] = [];
  const hub = createHub(registry, {
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
    createId: () => 'id-1',
    onListenerError: (error, { name, listener }) =>
      errors.push(`${listener} ${name}: ${String(error)}`),
  });
  return { hub, errors, ccp: hub.connect('mfe-ccp'), video: hub.connect('mfe-video') };
}

/** One turn of the microtask queue: replays are delivered then. */
const replayed = () => Promise.resolve();

describe('bus', () => {
  it('[BUS1] an event that the registry lacks is refused by name', () => {
    const { ccp } = setUp();
    const publish = ccp.publish as (name: string, payload: unknown) => void;
    expect(() => publish('door.opened.v1', {})).toThrow(/no event 'door.opened.v1'/);
    expect(() => publish('constructor', {})).toThrow(BusError);
  });

  it('[BUS2] stamps what it delivers and freezes it all through', () => {
    const { ccp, video } = setUp();
    const seen: BusEvent<string, ReturnType<typeof lamp>>[] = [];
    video.subscribe('lamp.changed.v1', (each) => seen.push(each));
    const payload = lamp(true);
    ccp.publish('lamp.changed.v1', payload);
    payload.lamp.isOn = false;
    expect(seen).toEqual([
      {
        name: 'lamp.changed.v1',
        id: 'id-1',
        at: '2026-01-02T03:04:05.000Z',
        source: 'mfe-ccp',
        payload: lamp(true),
      },
    ]);
    expect(() => seen[0]!.payload.lamp.tags.push('cellar')).toThrow(TypeError);
  });

  it('[BUS2] only the owner publishes; what belongs to anyone, everybody may', () => {
    const { video, ccp } = setUp();
    expect(() => video.publish('lamp.changed.v1', lamp(true))).toThrow(/belongs to mfe-ccp/);
    expect(() => video.publish('bell.rung.v1', { times: 1 })).not.toThrow();
    expect(() => ccp.publish('bell.rung.v1', { times: 1 })).not.toThrow();
  });

  it('[BUS3] a payload that does not fit throws at the publisher and reaches nobody', () => {
    const { ccp, video } = setUp();
    let calls = 0;
    video.subscribe('lamp.changed.v1', () => (calls += 1));
    expect(() => ccp.publish('lamp.changed.v1', { lamp: { isOn: 'yes' } } as never)).toThrow(
      /lamp\.changed\.v1/,
    );
    expect(calls).toBe(0);
  });

  it('[BUS7] a field that this registry does not know yet is handed on', () => {
    const { ccp, video } = setUp();
    const seen: unknown[] = [];
    video.subscribe('bell.rung.v1', ({ payload }) => seen.push(payload));
    ccp.publish('bell.rung.v1', { times: 1, loudness: 'high' } as never);
    expect(seen).toEqual([{ times: 1, loudness: 'high' }]);
  });

  it('[BUS4] a late subscriber gets the last state once, later than subscribing', async () => {
    const { ccp, video } = setUp();
    ccp.publish('lamp.changed.v1', lamp(true));
    ccp.publish('lamp.changed.v1', lamp(false));
    const seen: boolean[] = [];
    video.subscribe('lamp.changed.v1', ({ payload }) => seen.push(payload.lamp.isOn));
    expect(seen).toEqual([]);
    await replayed();
    expect(seen).toEqual([false]);
  });

  it('[BUS4] a replay that something newer has overtaken is skipped', async () => {
    const { ccp, video } = setUp();
    ccp.publish('lamp.changed.v1', lamp(true));
    const seen: boolean[] = [];
    video.subscribe('lamp.changed.v1', ({ payload }) => seen.push(payload.lamp.isOn));
    ccp.publish('lamp.changed.v1', lamp(false));
    await replayed();
    expect(seen).toEqual([false]);
  });

  it('[BUS4] moments are not replayed', async () => {
    const { ccp, video } = setUp();
    ccp.publish('bell.rung.v1', { times: 3 });
    let calls = 0;
    video.subscribe('bell.rung.v1', () => (calls += 1));
    await replayed();
    expect(calls).toBe(0);
  });

  it('[BUS5] a listener that throws is reported, and the others hear the event', () => {
    const { ccp, video, errors } = setUp();
    let calls = 0;
    video.subscribe('bell.rung.v1', () => {
      throw new Error('deaf');
    });
    video.subscribe('bell.rung.v1', () => (calls += 1));
    ccp.publish('bell.rung.v1', { times: 1 });
    expect(calls).toBe(1);
    expect(errors).toEqual(['mfe-video bell.rung.v1: Error: deaf']);
  });

  it('[BUS6] after unsubscribing, and after disconnect, nobody listens', async () => {
    const { hub, ccp, video } = setUp();
    let calls = 0;
    const stop = video.subscribe('lamp.changed.v1', () => (calls += 1));
    video.subscribe('bell.rung.v1', () => (calls += 1));
    expect(hub.listenerCount('mfe-video')).toBe(2);
    ccp.publish('lamp.changed.v1', lamp(true));
    stop();
    video.disconnect();
    await replayed();
    ccp.publish('lamp.changed.v1', lamp(false));
    expect(hub.listenerCount()).toBe(0);
    expect(calls).toBe(1);
  });

  it('[BUS6] a listener removed by an earlier one no longer hears the same event', () => {
    const { ccp, video } = setUp();
    const heard: string[] = [];
    const stops: (() => void)[] = [];
    video.subscribe('bell.rung.v1', () => {
      heard.push('first');
      stops.forEach((stop) => stop());
    });
    stops.push(video.subscribe('bell.rung.v1', () => heard.push('second')));
    ccp.publish('bell.rung.v1', { times: 1 });
    expect(heard).toEqual(['first']);
  });

  it('[BUS2] a tap sees what was published after the listeners did, until it is taken away', () => {
    const { hub, ccp, video } = setUp();
    const seen: string[] = [];
    video.subscribe('lamp.changed.v1', () => seen.push('listener'));
    const untap = hub.tap(({ name, source }) => seen.push(`${name} by ${source}`));
    ccp.publish('lamp.changed.v1', lamp(true));
    untap();
    ccp.publish('lamp.changed.v1', lamp(false));
    expect(seen).toEqual(['listener', 'lamp.changed.v1 by mfe-ccp', 'listener']);
  });
});
