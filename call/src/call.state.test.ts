import { describe, expect, it } from 'vitest';
import { nextCall, type CallCore, type CallEvent } from './call.state.ts';
import { someJoinData } from './testing/join-data.ts';

const joinData = someJoinData();
const requested: CallEvent = { type: 'join-requested', joinData, isMuted: false, atMs: 1_000 };
const session = (
  event: Extract<CallEvent, { type: 'session' }>['event'],
  atMs = 2_000,
  hasFrozenFrame = false,
): CallEvent => ({ type: 'session', event, atMs, hasFrozenFrame });
const stopped = session({ type: 'stopped', reason: 'removed', detail: 'AttendeeDeleted' }, 9_000);

const idle: CallCore = { at: 'idle' };
const states = {
  idle,
  preparing: nextCall(idle, { type: 'prepared' }),
  joining: nextCall(idle, requested),
  live: nextCall(nextCall(idle, requested), session({ type: 'started' })),
  ended: nextCall(nextCall(idle, requested), stopped),
};

const events = {
  prepared: { type: 'prepared' },
  'join-requested': requested,
  started: session({ type: 'started' }),
  stopped,
  left: { type: 'ended', reason: 'left', detail: 'left', atMs: 9_000 },
  'camera-changed': { type: 'camera-changed', isOn: true },
  'mute-changed': { type: 'mute-changed', isMuted: true },
  reset: { type: 'reset' },
  destroyed: { type: 'destroyed' },
} satisfies Record<string, CallEvent>;

/** The state after each event; a dot means that the event changes nothing. */
const table = {
  idle: 'preparing joining . . . . . . idle',
  preparing: '. joining . . . . . idle idle',
  joining: '. . live ended ended joining . . idle',
  live: '. . . ended ended live live . idle',
  ended: 'preparing joining . . . . . idle idle',
};

describe('the state of a call', () => {
  for (const [from, row] of Object.entries(table)) {
    const expected = row.split(' ');
    it.each(Object.entries(events).map(([name, event], column) => [name, event, expected[column]]))(
      `${from}: %s`,
      (_name, event, to) => {
        const before = states[from as keyof typeof states];
        const after = nextCall(before, event);
        if (to === '.') expect(after).toBe(before);
        else expect(after.at).toBe(to);
      },
    );
  }

  it('counts the duration from the moment of joining, and 0 for a call that never was live', () => {
    expect(nextCall(states.live, stopped)).toMatchObject({ reason: 'removed', durationMs: 7_000 });
    expect(nextCall(states.joining, stopped)).toMatchObject({ durationMs: 0 });
  });

  it('keeps the moment of joining when the session starts again after a reconnection', () => {
    const reconnecting = nextCall(
      states.live,
      session({ type: 'connecting', isReconnecting: true }, 3_000),
    );
    const again = nextCall(reconnecting, session({ type: 'started' }, 5_000));
    expect(again).toMatchObject({ at: 'live', joinedAtMs: 2_000 });
  });

  it('keeps a removed tile as a frozen frame only while the connection is interrupted', () => {
    const tile = session({ type: 'tile', tileId: 7, attendeeId: 'chris' });
    const removed = session({ type: 'tile-removed', tileId: 7 }, 3_000, true);
    const shown = nextCall(states.live, tile);
    const interrupted = nextCall(shown, session({ type: 'media', silentMs: 4_000 }));
    expect(nextCall(shown, removed)).toMatchObject({ view: { tiles: [] } });
    expect(nextCall(interrupted, removed)).toMatchObject({
      view: { tiles: [{ tileId: 7, isFrozen: true }] },
    });
  });
});
