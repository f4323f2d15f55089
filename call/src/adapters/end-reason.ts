import { MeetingSessionStatusCode } from 'amazon-chime-sdk-js';
import type { EndReason } from '../call.ts';

const REASONS: Partial<Record<MeetingSessionStatusCode, EndReason>> = {
  [MeetingSessionStatusCode.Left]: 'left',
  [MeetingSessionStatusCode.MeetingEnded]: 'ended-by-other',
  [MeetingSessionStatusCode.AudioAttendeeRemoved]: 'removed',
  [MeetingSessionStatusCode.AudioJoinedFromAnotherDevice]: 'joined-elsewhere',
};

/** What a session status of amazon-chime-sdk-js 3.32 means to a person. */
export function endReason(code: MeetingSessionStatusCode, wasLive: boolean): EndReason {
  return REASONS[code] ?? (wasLive ? 'lost' : 'failed');
}
