import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeEngine, createFakeWire } from '../testing/fake-media.ts';
import { defaultTimings } from '../timings.ts';
import { createMeetings, type Meeting, type Meetings } from './meetings.ts';

const MINUTE = 60_000;
const request = {
  ClientRequestToken: 'token',
  MediaRegion: 'us-east-1',
  ExternalMeetingId: 'meeting',
};

let now: number;
let meetings: Meetings;
let meeting: Meeting;

beforeEach(() => {
  now = 1_000_000;
  meetings = createMeetings({
    engine: createFakeEngine(() => now),
    timings: defaultTimings,
    now: () => now,
  });
  meeting = meetings.create(request);
});

afterEach(() => meetings.clear());

function join(name: string) {
  const attendee = meetings.addAttendee(meeting, { ExternalUserId: name });
  return meeting.room.join({
    wire: createFakeWire(),
    attendee,
    id: attendee.attendeeId,
    isContent: false,
    audioSessionId: 1,
  });
}

function passes(ms: number) {
  now += ms;
  meetings.expire();
}

const isOver = () => meetings.find(meeting.meetingId) === undefined;

describe('a meeting', () => {
  it('that nobody joins ends after five minutes', () => {
    passes(4 * MINUTE);
    expect(isOver()).toBe(false);
    passes(1 * MINUTE);
    expect(isOver()).toBe(true);
    expect(meetings.admit(meeting.meetingId, 'any', false)).toEqual({ kind: 'ended' });
  });

  it('with a single person ends after half an hour', () => {
    join('alice');
    passes(29 * MINUTE);
    expect(isOver()).toBe(false);
    passes(1 * MINUTE);
    expect(isOver()).toBe(true);
  });

  it('with two people lasts a day, and its time alone counts from the last leave', () => {
    join('alice');
    const bob = join('bob');
    passes(23 * 60 * MINUTE);
    expect(isOver()).toBe(false);
    meeting.room.leave(bob);
    passes(29 * MINUTE);
    passes(29 * MINUTE);
    expect(isOver()).toBe(false);
    passes(2 * MINUTE);
    expect(isOver()).toBe(true);
  });

  it('may be made anew with the same request token once it has ended', () => {
    expect(meetings.create(request)).toBe(meeting);
    meetings.end(meeting.meetingId);
    expect(meetings.create(request).meetingId).not.toBe(meeting.meetingId);
  });

  it('that is full refuses one more, but not someone who is in it already', () => {
    meetings.end(meeting.meetingId);
    meeting = meetings.create({ ...request, MeetingFeatures: { Attendee: { MaxCount: 1 } } });
    const { attendee } = join('alice');
    const other = meetings.addAttendee(meeting, { ExternalUserId: 'bob' });
    expect(meetings.admit(meeting.meetingId, other.joinToken, false)).toEqual({
      kind: 'refused',
      audioStatus: 409,
    });
    expect(meetings.admit(meeting.meetingId, attendee.joinToken, false).kind).toBe('admitted');
  });
});
