import type { Recording } from '@video-escalation/contracts/recordings/recording';
import type { Messages } from '../messages.ts';

/** Between the first press and the finished file: no other one can start. */
export function isUnderWay(recording: Recording | null): boolean {
  return recording !== null && recording.state !== 'ended' && recording.state !== 'failed';
}

/** What there is to say of how it ended; empty where it ended as everybody expects. */
export function endSentence(recording: Recording, name: string, messages: Messages): string {
  const words = messages.recording;
  if (recording.state === 'failed') {
    return recording.failure ? words.failure[recording.failure](name) : words.failed;
  }
  if (recording.state !== 'ended' || !recording.endReason) return '';
  return words.unexpected[recording.endReason]?.(name) ?? '';
}
