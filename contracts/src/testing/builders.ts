import type { MeetingState } from '../http/meetings.ts';
import type { ContactDetails } from '../http/agent.ts';
import type { ContactRef } from '../events/contact.ts';
import type { Route } from '../http/routes.ts';
import type { PlayableRecording } from '../http/recordings.ts';
import type { AgentId, ContactId, MeetingId, RecordingId, RouteId } from '../ids.ts';
import type { Recording } from '../recordings/recording.ts';

// A test's own words become ids here and nowhere else.
export const aContactId = (id = 'contact-1') => id as ContactId;
export const aMeetingId = (id = 'meeting-1') => id as MeetingId;
export const aRecordingId = (id = 'recording-1') => id as RecordingId;
export const aRouteId = (id = 'route-1') => id as RouteId;
export const anAgentId = (id = 'agent-1') => id as AgentId;

export function aContact(over: Partial<ContactRef> = {}): ContactRef {
  return { contactId: aContactId(), channel: 'chat', state: 'connected', ...over };
}

export function aMeeting(over: Partial<MeetingState> = {}): MeetingState {
  return {
    meetingId: aMeetingId(),
    contactId: aContactId(),
    mediaRegion: 'us-east-1',
    createdAt: '2026-01-02T03:04:05.000Z',
    invitedAt: '2026-01-02T03:04:05.000Z',
    customer: 'invited',
    hasEnded: false,
    ...over,
  };
}

export function someContactDetails(over: Partial<ContactDetails> = {}): ContactDetails {
  return {
    contactId: aContactId(),
    channel: 'chat',
    customerName: 'Chris Muster',
    customerEmail: 'chris@example.com',
    reference: null,
    startedAt: '2026-01-02T03:00:00.000Z',
    recording: { autoStart: false, startStop: false },
    ...over,
  };
}

export function aRoute(over: Partial<Route> = {}): Route {
  return {
    routeId: aRouteId(),
    customerEmail: 'chris@example.com',
    customerName: null,
    reference: '48210937',
    link: 'http://localhost:3010/?ref=rAAAAAAAAAAAAAAAAAAAAAA',
    createdAt: '2026-01-02T03:00:00.000Z',
    expiresAt: '2026-01-02T03:15:00.000Z',
    state: 'waiting',
    ...over,
  };
}

export function aRecording(over: Partial<Recording> = {}): Recording {
  return { recordingId: aRecordingId(), state: 'recording', recordedMs: 0, ...over };
}

export function aPlayableRecording(over: Partial<PlayableRecording> = {}): PlayableRecording {
  return {
    recordingId: aRecordingId(),
    startedAt: '2026-01-02T03:04:05.000Z',
    endedAt: '2026-01-02T03:06:10.000Z',
    isComplete: true,
    endReason: 'stopped',
    lengthMs: 125_000,
    gaps: [],
    agentName: 'Alice',
    isReady: true,
    playback: {
      url: 'https://storage.example/recording-1.mp4?signed=1',
      expiresAt: '2026-01-02T04:15:00.000Z',
    },
    ...over,
  };
}
