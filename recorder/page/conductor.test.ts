import type { JoinData } from '@video-escalation/contracts/http/meetings';
import { expect, test } from 'vitest';
import type { FromPage } from '../src/page-protocol.ts';
import { createConductor } from './conductor.ts';
import type { MeetingEvent } from './meeting.ts';
import type { ToWorker, WorkerStats } from './worker-protocol.ts';

const join = {
  people: [{ externalUserId: 'agent', name: 'Alice', role: 'agent' }],
} as unknown as JoinData;

/** A conductor whose meeting, worker, Node and clock are the test's. */
function rehearse() {
  const toNode: FromPage[] = [];
  const toWorker: ToWorker[] = [];
  const meetings: ((event: MeetingEvent) => void)[] = [];
  const waits: (() => void)[] = [];
  let nowMs = 0;
  const conductor = createConductor({
    join,
    limits: { aloneS: 30, noMediaS: 180, maximumS: 60 },
    playoutDelayMs: () => 300,
    joinMeeting: (_join, emit) => {
      meetings.push(emit);
      return { leave: async () => undefined };
    },
    now: () => nowMs,
    after: (_ms, act) => {
      waits.push(act);
      return () => void (waits.includes(act) && waits.splice(waits.indexOf(act), 1));
    },
    tellNode: (message) => void toNode.push(message),
    tellWorker: (message) => void toWorker.push(message),
    read: { picture: () => new ReadableStream(), sound: () => new ReadableStream() },
  });
  const meeting = (event: MeetingEvent) => meetings.at(-1)!(event);
  return {
    ...conductor,
    meeting,
    joins: () => meetings.length,
    waitIsOver: () => waits.shift()?.(),
    phases: () => toNode.flatMap((each) => (each.type === 'phase' ? [each.phase] : [])),
    orders: () => toWorker.flatMap((each) => (each.type === 'order' ? [each.wanted] : [])),
    ended: () => toNode.flatMap((each) => (each.type === 'ended' ? [each.reason] : [])),
    becomesReady() {
      conductor.hear({ type: 'primed' });
      meeting({ type: 'joined' });
    },
    stats(atMs: number, over: Partial<WorkerStats> = {}) {
      nowMs = atMs;
      const counts = { recordedMs: 0, framesWritten: 0, framesExpected: 0 };
      const stats = { ...counts, framesPerSecond: 0, encodeQueue: 0, hasMedia: true, ...over };
      conductor.hear({ type: 'stats', stats });
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('it is ready when it has joined and the encoders have worked once, whichever comes first', () => {
  const one = rehearse();
  one.hear({ type: 'primed' });
  expect(one.phases()).toEqual(['joining']);
  one.meeting({ type: 'joined' });
  expect(one.phases()).toEqual(['joining', 'ready']);
  const other = rehearse();
  other.meeting({ type: 'joined' });
  other.hear({ type: 'primed' });
  expect(other.phases()).toEqual(['joining', 'ready']);
});

test('an order that comes too early is kept until it can be followed', () => {
  const page = rehearse();
  page.order('record');
  expect(page.orders()).toEqual([]);
  page.becomesReady();
  expect(page.orders()).toEqual(['record']);
});

test('it goes on after a pause only when what was said in it has been played', () => {
  const page = rehearse();
  page.order('record');
  page.becomesReady();
  page.order('pause');
  page.hear({ type: 'phase', phase: 'paused' });
  page.order('record');
  expect(page.orders()).toEqual(['record', 'pause']);
  page.waitIsOver();
  expect(page.orders()).toEqual(['record', 'pause', 'record']);
});

test('a pause that is ended and begun anew at once stays one', () => {
  const page = rehearse();
  page.order('pause');
  page.becomesReady();
  page.hear({ type: 'phase', phase: 'paused' });
  page.order('record');
  page.order('pause');
  page.waitIsOver();
  expect(page.orders()).toEqual(['pause', 'pause']);
});

test('the end is said after everything is flushed, once, and with the first reason', async () => {
  const page = rehearse();
  page.becomesReady();
  page.meeting({ type: 'stopped', why: 'ended' });
  page.order('stop');
  expect(page.orders()).toEqual(['stop']);
  await settled();
  expect(page.ended()).toEqual([]);
  page.hear({ type: 'finished' });
  await settled();
  expect(page.ended()).toEqual(['meeting-ended']);
});

test('a connection that breaks is mended by joining again, and the recording goes on', () => {
  const page = rehearse();
  page.order('record');
  page.becomesReady();
  page.hear({ type: 'phase', phase: 'recording' });
  page.meeting({ type: 'stopped', why: 'lost' });
  page.waitIsOver();
  expect(page.joins()).toBe(2);
  page.meeting({ type: 'joined' });
  expect(page.phases()).toEqual(['joining', 'ready', 'recording', 'reconnecting', 'recording']);
  expect(page.orders()).toEqual(['record']);
});

test('a meeting that never lets it in is given up after three tries', async () => {
  const page = rehearse();
  for (let tries = 0; tries < 3; tries += 1) {
    page.meeting({ type: 'stopped', why: 'lost' });
    page.waitIsOver();
  }
  await settled();
  expect(page.joins()).toBe(3);
  expect(page.ended()).toEqual(['join-failed']);
});

test('nobody in the meeting ends it, somebody does not, and at its greatest length it ends anyway', () => {
  const empty = rehearse();
  empty.becomesReady();
  empty.stats(0);
  empty.stats(30_000);
  expect(empty.orders()).toEqual(['stop']);
  const full = rehearse();
  full.becomesReady();
  full.meeting({ type: 'present', attendeeId: 'a', externalUserId: 'agent' });
  full.stats(0);
  full.stats(30_000);
  expect(full.orders()).toEqual([]);
  full.stats(61_000, { recordedMs: 60_000 });
  expect(full.orders()).toEqual(['stop']);
});
