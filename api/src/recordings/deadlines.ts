import type { RecordingRecord } from './recording-record.ts';

/** A task that says nothing for so long after its start, or a recorder that falls silent, is looked after. */
export const SILENCE_MS = 20_000;
/** From the wish to stop until the task is told by ECS as well. */
export const STOP_LIMIT_MS = 15_000;
/** A question that nobody answers doesn't stand for ever. */
export const CONSENT_LIMIT_MS = 15 * 60_000;
/** Tasks that are run for one recording. */
export const MAX_ATTEMPTS = 2;
/** After so many looks at a running task whose recorder stays silent, it is told to stop: it then saves what it has. */
const SILENT_LOOKS_UNTIL_STOP = 3;

/** When somebody must look after it, milliseconds since 1970; undefined: never again. */
export function deadlineOf(record: RecordingRecord): number | undefined {
  if (record.isSettled) return undefined;
  if (record.state === 'asking') return record.createdAt + CONSENT_LIMIT_MS;
  const silence = Math.max(lastSign(record), record.lookedAt ?? 0) + SILENCE_MS;
  return Math.min(silence, stopOverdueAt(record) ?? silence);
}

/** What is to be done for a recording whose deadline has passed. */
export type Duty = 'wait' | 'drop-question' | 'replace' | 'give-up' | 'stop-task' | 'look';

export function dutyOf(record: RecordingRecord, now: number): Duty {
  const deadline = deadlineOf(record);
  if (deadline === undefined || deadline > now) return 'wait';
  if (record.state === 'asking') return 'drop-question';
  if ((stopOverdueAt(record) ?? Infinity) <= now) return 'stop-task';
  if (record.state === 'starting') return canReplace(record) ? 'replace' : 'give-up';
  if (record.silentLooks >= SILENT_LOOKS_UNTIL_STOP && record.taskStopAskedAt === undefined) {
    return 'stop-task';
  }
  return 'look';
}

/** Only before the first frame: afterwards another recorder would make another file. */
export const canReplace = (record: RecordingRecord) =>
  record.state === 'starting' && record.attempt < MAX_ATTEMPTS;

const lastSign = ({ heardAt, launchedAt, createdAt }: RecordingRecord) =>
  heardAt ?? launchedAt ?? createdAt;

function stopOverdueAt(record: RecordingRecord): number | undefined {
  const { state, stopAskedAt, taskStopAskedAt } = record;
  const isWaiting =
    state === 'stopping' && stopAskedAt !== undefined && taskStopAskedAt === undefined;
  return isWaiting ? stopAskedAt + STOP_LIMIT_MS : undefined;
}
