import { afterEach, describe, expect, it } from 'vitest';
import { startCall, type RecordingCall } from '../testing/recording-call.ts';
import { LIMIT_MS, missingReason } from './automatic-start.ts';

type Meeting = Parameters<typeof missingReason>[0];
type Latest = Parameters<typeof missingReason>[1];

const bothJoined = { customer: 'joined', hasAgentJoined: true, hasCustomerJoined: true } as Meeting;

describe('a minute after the customer pressed Join', () => {
  it.each<[what: string, meeting: Partial<Meeting>, latest: Partial<Latest>, reason: unknown]>([
    ['both joined and nothing was started', {}, undefined, 'not-started'],
    ['no event of Chime came', { hasCustomerJoined: false }, undefined, 'no-event'],
    ['the recorder has no frame', {}, { state: 'starting' }, 'not-recorded'],
    [
      'no recorder could be started',
      {},
      { state: 'failed', failure: 'recorder-unavailable' },
      'not-recorded',
    ],
    ['it is recorded', {}, { state: 'recording' }, undefined],
    ['it was recorded and stopped', {}, { state: 'ended' }, undefined],
    ['the customer is asked for consent', {}, { state: 'asking' }, undefined],
    ['the agent has not joined', { hasAgentJoined: false }, undefined, undefined],
    ['the customer has left', { customer: 'left' }, undefined, undefined],
    ['the meeting has ended', { hasEnded: true }, undefined, undefined],
  ])('%s: %#', (_what, meeting, latest, reason) => {
    expect(missingReason({ ...bothJoined, ...meeting }, latest as Latest)).toBe(reason);
  });
});

describe('a call that should be recorded by itself', () => {
  let call: RecordingCall;
  afterEach(() => call.world.stop());
  const automatic = { allowed: ['videoRecordingAutoStartEnabled'] };
  const missing = () =>
    call.world.logLines
      .map((line) => JSON.parse(line) as { event?: string; reason?: string })
      .flatMap(({ event, reason }) =>
        event === 'recording.automatic_start_missing' ? [reason] : [],
      );
  async function aMinuteLater() {
    call.world.passTime(LIMIT_MS + 1_000);
    await call.watch();
  }

  it('is told of in the log when Chime’s event never comes', async () => {
    call = await startCall(automatic);
    await call.asksJoinData.agent();
    await call.asksJoinData.customer();
    call.world.passTime(LIMIT_MS - 1_000);
    await call.watch();
    expect(missing()).toEqual([]);
    await aMinuteLater();
    expect(missing()).toEqual(['no-event']);
    await aMinuteLater();
    expect(missing()).toEqual(['no-event']);
  });

  it('is not told of when it is recorded', async () => {
    call = await startCall(automatic);
    await call.agentJoins();
    await call.customerJoins();
    const recorder = await call.recorder();
    await recorder.report('ready');
    await recorder.report('recording', 6_000);
    await aMinuteLater();
    expect(missing()).toEqual([]);
  });

  it('is not told of where the flow wants no such recording', async () => {
    call = await startCall();
    await call.asksJoinData.customer();
    await aMinuteLater();
    expect(missing()).toEqual([]);
  });
});
