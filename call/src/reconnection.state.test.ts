import { describe, expect, it } from 'vitest';
import {
  nextReconnection,
  uninterrupted,
  type Reconnection,
  type ReconnectionEvent,
} from './reconnection.state.ts';

const NOW_MS = 10_000;
const silent: ReconnectionEvent = { type: 'media', silentMs: 4_000 };
const heard: ReconnectionEvent = { type: 'media', silentMs: null };
const connecting: ReconnectionEvent = { type: 'connecting', isReconnecting: true };
const firstConnect: ReconnectionEvent = { type: 'connecting', isReconnecting: false };
const started: ReconnectionEvent = { type: 'started' };
const returned: ReconnectionEvent = { type: 'pictures-returned' };

const after = (...events: ReconnectionEvent[]): Reconnection =>
  events.reduce((state, event) => nextReconnection(state, event, NOW_MS), uninterrupted);

describe('an interruption of the connection', () => {
  it.each([
    ['the first connection is none', [firstConnect, started], null, false],
    ['silence counts from its own beginning', [silent], 6_000, false],
    ['a reconnecting session counts from now', [connecting], 10_000, false],
    ['the earlier beginning is kept', [silent, connecting], 6_000, false],
    ['media ends it', [silent, heard], null, true],
    ['media does not end it while the session reconnects', [connecting, heard], 10_000, false],
    ['the restarted session ends it', [connecting, heard, started], null, true],
    ['the pictures have returned', [silent, heard, returned], null, false],
    ['a second interruption during the return', [silent, heard, connecting], 10_000, false],
  ])('%s', (_title, events, sinceMs, isReturning) => {
    expect(after(...events)).toMatchObject({ sinceMs, isReturning });
  });
});
