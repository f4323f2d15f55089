import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ServiceEvent } from '../../events/event.ts';
import {
  aPacket,
  createFakeEngine,
  createFakeWire,
  type FakeEngine,
} from '../testing/fake-media.ts';
import { defaultTimings } from '../timings.ts';
import { createLifecycleEvents } from './lifecycle-events.ts';
import { createMeetings, type Meetings } from './meetings.ts';

const NOW = 1_000_000;
let engine: FakeEngine;
let events: ServiceEvent[];
let meetings: Meetings;

beforeEach(() => {
  events = [];
  engine = createFakeEngine(() => NOW);
  meetings = createMeetings({
    engine,
    timings: defaultTimings,
    now: () => NOW,
    observer: createLifecycleEvents(
      (event) => events.push(event),
      () => NOW,
    ),
  });
});
afterEach(() => meetings.clear());

const types = () => events.map(({ detail }) => (detail as { eventType: string }).eventType);

function startMeeting() {
  const meeting = meetings.create({
    ClientRequestToken: 'token',
    MediaRegion: 'eu-central-1',
    ExternalMeetingId: 'contact-1',
  });
  const attendee = meetings.addAttendee(meeting, { ExternalUserId: 'alice' });
  const join = (audioSessionId: number, isContent = false) => {
    const id = isContent ? `${attendee.attendeeId}#content` : attendee.attendeeId;
    const wire = createFakeWire();
    const participant = meeting.room.join({ wire, attendee, id, isContent, audioSessionId });
    engine.peers.at(-1)!.handlers.onRtp(aPacket());
    return participant;
  };
  return { meeting, attendee, join };
}

it('a meeting is told from its start to its end, with who came and went', () => {
  const { meeting, attendee, join } = startMeeting();
  meeting.room.leave(join(1));
  meetings.end(meeting.meetingId);
  expect(types()).toEqual([
    'chime:MeetingStarted',
    'chime:AttendeeJoined',
    'chime:AttendeeLeft',
    'chime:MeetingEnded',
  ]);
  expect(events[1]).toEqual({
    source: 'aws.chime',
    detailType: 'Chime Meeting State Change',
    detail: {
      version: '0',
      eventType: 'chime:AttendeeJoined',
      timestamp: NOW,
      meetingId: meeting.meetingId,
      externalMeetingId: 'contact-1',
      mediaRegion: 'eu-central-1',
      attendeeId: attendee.attendeeId,
      externalUserId: 'alice',
      networkType: 'Voip',
    },
  });
});

it('a reconnect within the grace is neither a leave nor a join', () => {
  const { meeting, join } = startMeeting();
  meeting.room.lose(join(1));
  join(1);
  expect(types()).toEqual(['chime:MeetingStarted', 'chime:AttendeeJoined']);
});

it('a content share is told apart from its attendee', () => {
  const { meeting, join } = startMeeting();
  meeting.room.leave(join(2, true));
  expect(types().slice(1)).toEqual(['chime:AttendeeContentJoined', 'chime:AttendeeContentLeft']);
});
