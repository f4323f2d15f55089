import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { AttendeeId, MeetingId } from '@video-escalation/contracts/ids';

/** Alice, an agent, joins a meeting to which Chris, a customer, is invited. */
export function someJoinData(): JoinData {
  return {
    meeting: {
      MeetingId: 'meeting-1' as MeetingId,
      MediaRegion: 'eu-central-1',
      MediaPlacement: { AudioHostUrl: 'audio', SignalingUrl: 'ws://127.0.0.1:9/signal' },
    },
    attendee: {
      AttendeeId: 'attendee-alice' as AttendeeId,
      ExternalUserId: 'agent-alice',
      JoinToken: 'token',
    },
    people: [
      { externalUserId: 'agent-alice', name: 'Alice', role: 'agent' },
      { externalUserId: 'customer-chris', name: 'Chris', role: 'customer' },
    ],
  };
}
