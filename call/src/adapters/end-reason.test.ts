import { MeetingSessionStatusCode as Code } from 'amazon-chime-sdk-js';
import { expect, test } from 'vitest';
import { endReason } from './end-reason.ts';

test('a meeting that was deleted ended by the other side, live or not', () => {
  expect(endReason(Code.MeetingEnded, true)).toBe('ended-by-other');
  expect(endReason(Code.MeetingEnded, false)).toBe('ended-by-other');
});

test('an attendee that was deleted was removed; one that joined again elsewhere is told so', () => {
  expect(endReason(Code.AudioAttendeeRemoved, true)).toBe('removed');
  expect(endReason(Code.AudioJoinedFromAnotherDevice, true)).toBe('joined-elsewhere');
});

test('any other end of a live call is a lost one, before that a failed one', () => {
  expect(endReason(Code.ConnectionHealthReconnect, true)).toBe('lost');
  expect(endReason(Code.AudioAuthenticationRejected, false)).toBe('failed');
  expect(endReason(Code.TaskFailed, false)).toBe('failed');
});
