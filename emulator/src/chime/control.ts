import { Type, type Static } from 'typebox';
import type { Faults } from './api/faults.ts';
import { parseControl } from './api/parse-control.ts';
import type { Meeting, Meetings } from './model/meetings.ts';
import type { Participant } from './model/participant.ts';

const targetRequest = Type.Object({
  meetingId: Type.Optional(Type.String()),
  attendeeId: Type.Optional(Type.String()),
});
const endRequest = Type.Object({ meetingId: Type.String() });
const lossRequest = Type.Object({
  meetingId: Type.Optional(Type.String()),
  lossPercent: Type.Number({ minimum: 0, maximum: 100 }),
});

/** The outside world for tests: what networks and operators do to meetings. */
export function createControl(
  meetings: Meetings,
  faults: Faults,
): Record<string, (body: unknown) => unknown> {
  return {
    'drop-signaling': (body) => ({
      dropped: dropSignaling(meetings, parseControl(targetRequest, body ?? {})),
    }),
    'end-meeting': (body) => meetings.end(parseControl(endRequest, body).meetingId),
    'mute-media': (body) => {
      const { meetingId, lossPercent } = parseControl(lossRequest, body);
      for (const meeting of meetings.all()) {
        if (!meetingId || meeting.meetingId === meetingId) meeting.loss = lossPercent / 100;
      }
    },
    'fail-next': (body) => faults.plan(body),
  };
}

function dropSignaling(meetings: Meetings, target: Static<typeof targetRequest>): number {
  const dropped = meetings
    .all()
    .filter(({ meetingId }) => !target.meetingId || meetingId === target.meetingId)
    .flatMap(({ room }) => [...room.participants])
    .filter(({ attendee }) => !target.attendeeId || attendee.attendeeId === target.attendeeId)
    .filter(({ wire }) => wire.isOpen);
  for (const { wire } of dropped) wire.drop();
  return dropped.length;
}

export interface MeetingView {
  readonly meetingId: string;
  readonly externalMeetingId: string;
  readonly attendees: readonly AttendeeView[];
  readonly packets: { readonly received: number; readonly sent: number; readonly refused: number };
}

interface AttendeeView {
  readonly attendeeId: string;
  readonly externalUserId: string;
  readonly joined: boolean;
  readonly muted: boolean;
  readonly camera: boolean;
  readonly sharing: boolean;
}

/** Ids and states of one meeting: no tokens. */
export function viewMeeting({ meetingId, request, attendees, room }: Meeting): MeetingView {
  const participants = [...room.participants];
  const packets = { received: 0, sent: 0, refused: 0 };
  for (const { peer } of participants) {
    packets.received += peer.counters.received;
    packets.sent += peer.counters.sent;
    packets.refused += peer.counters.refused;
  }
  const find = (attendeeId: string, isContent: boolean): Participant | undefined =>
    participants.find(
      (each) => each.attendee.attendeeId === attendeeId && each.isContent === isContent,
    );
  return {
    meetingId,
    externalMeetingId: request.ExternalMeetingId,
    packets,
    attendees: [...attendees.values()].map(({ attendeeId, externalUserId }) => ({
      attendeeId,
      externalUserId,
      joined: room.isInRoster(attendeeId),
      muted: find(attendeeId, false)?.isMuted ?? false,
      camera: find(attendeeId, false)?.publication !== undefined,
      sharing: find(attendeeId, true)?.publication !== undefined,
    })),
  };
}
