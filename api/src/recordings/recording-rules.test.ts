import type { RecorderPhase } from '@video-escalation/contracts/http/recorder';
import { describe, expect, it } from 'vitest';
import { aRecordingRecord } from '../testing/recording-record.ts';
import type { RecordingRecord } from './recording-record.ts';
import { after, type Happening } from './recording-rules.ts';

const NOW = 1_000_000;
const says = (phase: RecorderPhase, more: object = {}): Happening => ({
  type: 'reported',
  report: { phase, recordedMs: 0, storedBytes: 0, waitingBytes: 0, ...more },
});
const stop = { type: 'stop', reason: 'stopped' } as const;
const yes = { type: 'answered', answer: 'given' } as const;
const no = { type: 'answered', answer: 'refused' } as const;
const lost = { type: 'lost' } as const;
const kept = { type: 'lost', reason: 'recorder-lost', lengthMs: 9_000 } as const;
const unavailable = { type: 'failed', failure: 'recorder-unavailable' } as const;
const left = { type: 'customer-left' } as const;

type State = RecordingRecord['state'];
const typical: Record<State, Partial<RecordingRecord>> = {
  asking: { state: 'asking', consent: { required: true } },
  starting: { state: 'starting' },
  recording: { state: 'recording', wanted: 'record' },
  paused: { state: 'paused', wanted: 'pause' },
  stopping: { state: 'stopping', wanted: 'stop', endReason: 'stopped', stopAskedAt: 1 },
  ended: { state: 'ended', wanted: 'stop', endReason: 'stopped' },
  failed: { state: 'failed', wanted: 'stop', failure: 'join-failed', isSettled: true },
};

describe('what happens to a recording', () => {
  it.each<[State, string, Happening, State, string]>([
    ['asking', 'consent is given', yes, 'starting', 'wait'],
    ['asking', 'consent is refused', no, 'failed', 'stop'],
    ['asking', 'the customer leaves', left, 'failed', 'stop'],
    ['asking', 'the agent stops it', stop, 'failed', 'stop'],
    ['starting', 'the customer leaves', left, 'starting', 'wait'],
    ['starting', 'the recorder joins', says('joining'), 'starting', 'wait'],
    ['starting', 'the recorder is ready', says('ready'), 'recording', 'record'],
    ['starting', 'the recorder can not join', says('failed'), 'failed', 'stop'],
    ['starting', 'no task comes up', unavailable, 'failed', 'stop'],
    ['starting', 'the agent stops it', stop, 'stopping', 'stop'],
    ['starting', 'consent is refused', no, 'stopping', 'stop'],
    ['recording', 'a late report says ready', says('ready'), 'recording', 'record'],
    ['recording', 'a late report says joining', says('joining'), 'recording', 'record'],
    ['recording', 'a late report says paused', says('paused'), 'recording', 'record'],
    ['recording', 'the agent pauses', { type: 'pause' }, 'recording', 'pause'],
    ['recording', 'the agent stops it', stop, 'stopping', 'stop'],
    ['recording', 'consent is taken back', no, 'stopping', 'stop'],
    ['recording', 'the recorder stops by itself', says('stopping'), 'stopping', 'stop'],
    ['recording', 'the recorder finishes by itself', says('finalizing'), 'ended', 'stop'],
    ['recording', 'a late word says that no task came up', unavailable, 'recording', 'record'],
    ['recording', 'the recorder dies, and its file is kept', kept, 'ended', 'stop'],
    ['recording', 'the recorder dies with nothing stored', lost, 'failed', 'stop'],
    ['paused', 'a late report says recording', says('recording'), 'paused', 'pause'],
    ['paused', 'the agent resumes', { type: 'resume' }, 'recording', 'record'],
    ['paused', 'the agent pauses again', { type: 'pause' }, 'paused', 'pause'],
    ['paused', 'the agent stops it', stop, 'stopping', 'stop'],
    ['stopping', 'a late report says ready', says('ready'), 'stopping', 'stop'],
    ['stopping', 'a late report says recording', says('recording'), 'stopping', 'stop'],
    ['stopping', 'the agent pauses', { type: 'pause' }, 'stopping', 'stop'],
    ['stopping', 'the agent resumes', { type: 'resume' }, 'stopping', 'stop'],
    ['stopping', 'the recorder finishes', says('finalizing'), 'ended', 'stop'],
    ['stopping', 'the recorder has nothing', says('failed'), 'failed', 'stop'],
    ['ended', 'a late report says recording', says('recording'), 'ended', 'stop'],
    ['ended', 'a late report says failed', says('failed'), 'ended', 'stop'],
    ['ended', 'it is stopped again', stop, 'ended', 'stop'],
    ['ended', 'consent is taken back', no, 'ended', 'stop'],
    ['failed', 'a late report says ready', says('ready'), 'failed', 'stop'],
    ['failed', 'the recorder completes all the same', says('completed'), 'failed', 'stop'],
    ['failed', 'it is resumed', { type: 'resume' }, 'failed', 'stop'],
  ])('%s: when %s', (from, _what, happening, state, wanted) => {
    const next = after(aRecordingRecord(typical[from]), happening, NOW);
    expect([next.state, next.wanted]).toEqual([state, wanted]);
  });

  const chain = (from: State, ...happenings: Happening[]) =>
    happenings.reduce(
      (record, happening) => after(record, happening, NOW),
      aRecordingRecord(typical[from]),
    );

  it('a pause shows when the recorder has paused', () => {
    expect(chain('recording', { type: 'pause' }, says('paused')).state).toBe('paused');
    const resumedMeanwhile = chain('recording', { type: 'pause' }, { type: 'resume' });
    expect(after(resumedMeanwhile, says('paused'), NOW).state).toBe('recording');
  });

  it('the reason that people gave stands, unless the recorder knows a better one', () => {
    expect(chain('recording', stop, says('completed')).endReason).toBe('stopped');
    const full = says('completed', { endReason: 'disk-full' });
    expect(chain('recording', full).endReason).toBe('disk-full');
    expect(chain('recording', no, says('failed'))).toMatchObject({ failure: 'consent-refused' });
    expect(chain('starting', stop, says('failed'))).toMatchObject({ failure: 'nothing-recorded' });
  });

  it('the length never shrinks, and the last phases come in one order', () => {
    const long = says('recording', { recordedMs: 5_000 });
    expect(chain('recording', long, says('recording', { recordedMs: 4_000 })).recordedMs).toBe(
      5_000,
    );
    expect(chain('recording', says('finalizing'), says('stopping')).phase).toBe('finalizing');
    expect(chain('recording', says('ready'), says('recording')).phase).toBe('recording');
  });

  it('a refusal is not undone by a yes that arrives after it', () => {
    expect(chain('asking', no, yes).consent.answer).toBe('refused');
    expect(chain('recording', no, yes).consent.answer).toBe('refused');
  });

  it('what changes nothing leaves the very same record', () => {
    const record = aRecordingRecord(typical.ended);
    expect(after(record, stop, NOW)).toBe(record);
    expect(after(record, { type: 'pause' }, NOW)).toBe(record);
  });

  it('nothing is left to watch once it has failed, completed or been salvaged', () => {
    expect(chain('starting', unavailable).isSettled).toBe(true);
    expect(chain('recording', says('finalizing')).isSettled).toBe(false);
    expect(chain('recording', says('finalizing'), says('completed')).isSettled).toBe(true);
    expect(chain('recording', says('finalizing'), kept).isSettled).toBe(true);
  });
});
