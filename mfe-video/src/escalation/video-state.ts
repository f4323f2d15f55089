import type { VideoState } from '@video-escalation/contracts/events/video';
import type { CallState } from '@video-escalation/call/call';
import type { EscalationState } from './escalation.ts';

/** What the other parts of the workspace may know of the video session. */
export function videoState({ contact, session }: EscalationState, call: CallState): VideoState {
  if (!contact || (session.at !== 'open' && session.at !== 'ended')) return { state: 'idle' };
  const { meetingId } = session.meeting;
  const { contactId } = contact;
  if (session.at === 'ended') return { state: 'ended', contactId, meetingId };
  return { state: during(call), contactId, meetingId };
}

function during(call: CallState): 'preparing' | 'inviting' | 'live' | 'reconnecting' {
  if (call.state !== 'live') return 'preparing';
  if (call.reconnecting) return 'reconnecting';
  return isAlone(call) ? 'inviting' : 'live';
}

/** Nobody else but a recorder is there yet. */
export function isAlone(call: Extract<CallState, { state: 'live' }>): boolean {
  return !call.roster.some((each) => !each.isSelf && each.role !== 'recorder');
}
