import { describe, expect, it } from 'vitest';
import { initialState, nextState, type RunEvent, type RunState } from './state.ts';

const connected: RunEvent = { type: 'page-connected' };
const lost: RunEvent = { type: 'page-lost' };
const kept: RunEvent = { type: 'fragment-kept' };
const sees = (phase: 'joining' | 'ready' | 'recording' | 'paused'): RunEvent => ({
  type: 'page-phase',
  phase,
});
const wants = (wanted: RunState['wanted'], reason?: 'meeting-ended'): RunEvent => ({
  type: 'order',
  order: { wanted, ...(reason ? { reason } : {}) },
});
const after = (...events: RunEvent[]) => events.reduce(nextState, initialState);
const recording = [connected, sees('joining'), sees('ready'), sees('recording'), kept];

describe('the end', () => {
  it('waits for the page to flush, and its first reason stays', () => {
    const stopping = after(...recording, wants('stop', 'meeting-ended'), { type: 'disk-full' });
    expect(stopping).toMatchObject({ phase: 'stopping', wanted: 'stop' });
    expect(nextState(stopping, { type: 'page-ended', reason: 'stopped' })).toMatchObject({
      phase: 'finalizing',
      endReason: 'meeting-ended',
    });
  });

  it.each([
    ['a page that says nothing in time', { type: 'stop-overdue' } as const],
    ['a page that dies meanwhile', lost],
  ])('does not hang on %s', (_what, event) => {
    expect(after(...recording, wants('stop'), event)).toMatchObject({
      phase: 'finalizing',
      endReason: 'stopped',
      launches: 1,
    });
  });

  it('comes at once where there is no page to flush', () => {
    expect(after({ type: 'told-to-go' }).phase).toBe('finalizing');
    expect(after(...recording, lost, wants('stop')).phase).toBe('finalizing');
  });

  it('takes no orders any more', () => {
    const stopping = after(...recording, wants('stop'));
    expect(nextState(stopping, wants('record')).wanted).toBe('stop');
    expect(nextState(stopping, sees('recording')).phase).toBe('stopping');
  });

  it('is a failure when nothing is kept', () => {
    const ended = after(connected, { type: 'page-ended', reason: 'join-failed' });
    expect(nextState(ended, { type: 'finished', isKept: false })).toMatchObject({
      phase: 'failed',
      failure: 'join-failed',
    });
    const gone = after({ type: 'told-to-go' }, { type: 'finished', isKept: false });
    expect(gone).toMatchObject({ phase: 'failed', failure: 'nothing-recorded' });
  });
});

describe('a page that is lost', () => {
  it('is replaced once; until the next one records it is reconnecting', () => {
    const replaced = after(...recording, lost);
    expect(replaced).toMatchObject({ phase: 'reconnecting', launches: 2, wanted: 'wait' });
    const joined = [connected, sees('joining'), sees('ready')].reduce(nextState, replaced);
    expect(joined.phase).toBe('reconnecting');
    expect(nextState(joined, sees('recording')).phase).toBe('recording');
  });

  it('twice, ends the recording', () => {
    expect(after(...recording, lost, connected, lost)).toMatchObject({
      phase: 'finalizing',
      endReason: 'browser-lost',
      launches: 2,
    });
  });

  it('and can’t be replaced as the meeting is over, ends it for the loss', () => {
    const ended = after(...recording, lost, connected, {
      type: 'page-ended',
      reason: 'join-failed',
    });
    expect(ended).toMatchObject({ phase: 'finalizing', endReason: 'browser-lost' });
    expect(ended.failure).toBeUndefined();
  });
});
