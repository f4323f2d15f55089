import type { RecorderReport } from '@video-escalation/contracts/http/recorder';
import type {
  RecordingEndReason,
  RecordingFailure,
} from '@video-escalation/contracts/recordings/recording';
import { isOver, type RecordingRecord } from './recording-record.ts';

/** What can happen to a recording. */
export type Happening =
  | { readonly type: 'answered'; readonly answer: 'given' | 'refused' }
  | { readonly type: 'claimed'; readonly tokenHash: string }
  | { readonly type: 'reported'; readonly report: RecorderReport }
  | { readonly type: 'pause' | 'resume' }
  | { readonly type: 'stop'; readonly reason: RecordingEndReason }
  | { readonly type: 'customer-left' }
  | { readonly type: 'failed'; readonly failure: RecordingFailure }
  /** The recorder is dead; `reason` as the file's manifest has it, absent when nothing could be kept. */
  | { readonly type: 'lost'; readonly reason?: RecordingEndReason; readonly lengthMs?: number };

type Change = Partial<RecordingRecord>;

/**
 * What a recording is after something has happened to it; the same object when that changes nothing. It never goes
 * back: reports may come late or twice, and two commands at once.
 */
export function after(record: RecordingRecord, happening: Happening, now: number): RecordingRecord {
  const change = changeBy(record, happening, now);
  return change === undefined ? record : { ...record, ...change };
}

function changeBy(record: RecordingRecord, it: Happening, now: number): Change | undefined {
  switch (it.type) {
    case 'answered':
      return answered(record, it.answer, now);
    case 'claimed':
      return { tokenHash: it.tokenHash, heardAt: now, silentLooks: 0 };
    case 'reported':
      return reported(record, it.report, now);
    case 'pause':
      return record.state === 'recording' ? { wanted: 'pause' } : undefined;
    case 'resume':
      return resumed(record);
    case 'stop':
      return stopped(record, it.reason, now);
    case 'customer-left':
      return record.state === 'asking' ? failed('consent-unanswered') : undefined;
    case 'failed':
      return hasBegun(record) ? undefined : failed(it.failure);
    case 'lost':
      return lost(record, it.reason, it.lengthMs);
  }
}

/** There may be frames: whatever goes wrong now, they are kept. */
const hasBegun = (record: RecordingRecord) =>
  isOver(record) || record.state === 'recording' || record.state === 'paused';

const failed = (failure: RecordingFailure): Change => ({
  state: 'failed',
  wanted: 'stop',
  failure,
  isSettled: true,
});

function answered(record: RecordingRecord, answer: 'given' | 'refused', now: number) {
  if (isOver(record) || record.consent.answer === answer) return undefined;
  // Once refused it stays so: a yes that was sent before may arrive after it.
  if (record.consent.answer === 'refused') return undefined;
  const consent = { ...record.consent, answer, at: new Date(now).toISOString() };
  if (answer === 'refused') {
    return { consent, ...stopped(record, 'consent-refused', now) };
  }
  return { consent, ...(record.state === 'asking' ? { state: 'starting' as const } : {}) };
}

/** Announced before the first frame: the state says `recording` from the command on. */
function resumed(record: RecordingRecord): Change | undefined {
  if (record.wanted !== 'pause' || isOver(record)) return undefined;
  return { wanted: 'record', state: 'recording' };
}

function stopped(
  record: RecordingRecord,
  reason: RecordingEndReason,
  now: number,
): Change | undefined {
  if (isOver(record) || record.state === 'stopping') return undefined;
  if (record.state === 'asking') {
    return { ...failed(failureFor(reason)), endReason: reason };
  }
  return { state: 'stopping', wanted: 'stop', endReason: reason, stopAskedAt: now };
}

/** Why nothing is there, when it was stopped before the first frame. */
const failureFor = (reason: RecordingEndReason | undefined): RecordingFailure =>
  reason === 'consent-refused' ? 'consent-refused' : 'nothing-recorded';

function reported(record: RecordingRecord, report: RecorderReport, now: number): Change {
  const heard: Change = {
    phase: furtherPhase(record.phase, report.phase),
    heardAt: now,
    silentLooks: 0,
    recordedMs: Math.max(record.recordedMs, report.recordedMs),
  };
  switch (report.phase) {
    case 'ready':
      // That it is on is told to everybody with this change, before the recorder learns that it may begin.
      return record.state === 'starting' && record.wanted === 'wait'
        ? { ...heard, state: 'recording', wanted: 'record' }
        : heard;
    case 'paused':
      return record.state === 'recording' && record.wanted === 'pause'
        ? { ...heard, state: 'paused' }
        : heard;
    case 'stopping':
      return { ...heard, ...ending(record, report, now) };
    case 'finalizing':
    case 'completed':
      return { ...heard, ...ended(record, report) };
    case 'failed':
      return { ...heard, ...gaveUp(record, report) };
    default:
      return heard;
  }
}

const LAST_PHASES: readonly string[] = ['stopping', 'finalizing', 'completed', 'failed'];

/** The last phases come in one order, and nothing after them; those before may come and go. */
function furtherPhase(known: RecorderReport['phase'] | undefined, said: RecorderReport['phase']) {
  if (known === undefined) return said;
  return LAST_PHASES.indexOf(said) < LAST_PHASES.indexOf(known) ? known : said;
}

/** It stops by itself: the meeting ended, it was alone, its disk is full. */
function ending(record: RecordingRecord, report: RecorderReport, now: number): Change {
  if (isOver(record) || record.state === 'stopping') return {};
  const endReason = report.endReason ?? 'stopped';
  return { state: 'stopping', wanted: 'stop', endReason, stopAskedAt: now };
}

function ended(record: RecordingRecord, report: RecorderReport): Change {
  const isSettled = record.isSettled || report.phase === 'completed';
  if (isOver(record)) return { isSettled };
  const endReason = report.endReason ?? record.endReason ?? 'stopped';
  return { state: 'ended', wanted: 'stop', endReason, isSettled };
}

function gaveUp(record: RecordingRecord, report: RecorderReport): Change {
  if (isOver(record)) return { isSettled: true };
  const endReason = record.endReason ?? report.endReason;
  const failure =
    endReason === 'consent-refused' ? endReason : (report.failure ?? 'nothing-recorded');
  return { ...failed(failure), ...(endReason === undefined ? {} : { endReason }) };
}

function lost(
  record: RecordingRecord,
  reason: RecordingEndReason | undefined,
  lengthMs: number | undefined,
): Change {
  if (isOver(record)) return { isSettled: true };
  if (reason === undefined) return failed(failureFor(record.endReason));
  const recordedMs = lengthMs ?? record.recordedMs;
  return { state: 'ended', wanted: 'stop', endReason: reason, recordedMs, isSettled: true };
}
