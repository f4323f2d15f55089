import type { PublishEvent } from '../../events/event.ts';
import type { Meeting, MeetingsObserver } from './meetings.ts';

/**
 * Says what happens to meetings in the words of the developer guide, "Amazon Chime SDK meeting lifecycle events".
 * Of those there are: a meeting starts and ends; attendees and their content shares join, leave and drop.
 */
export function createLifecycleEvents(publish: PublishEvent, now: () => number): MeetingsObserver {
  function say({ meetingId, request }: Meeting, eventType: string, more: object = {}): void {
    publish({
      source: 'aws.chime',
      detailType: 'Chime Meeting State Change',
      detail: {
        version: '0',
        eventType: `chime:${eventType}`,
        timestamp: now(),
        meetingId,
        externalMeetingId: request.ExternalMeetingId,
        mediaRegion: request.MediaRegion,
        ...more,
      },
    });
  }
  return {
    onStarted: (meeting) => say(meeting, 'MeetingStarted'),
    onEnded: (meeting) => say(meeting, 'MeetingEnded'),
    onAttendance(meeting, { change, attendee, isContent }) {
      const { attendeeId, externalUserId } = attendee;
      const eventType = `Attendee${isContent ? 'Content' : ''}${change}`;
      say(meeting, eventType, { attendeeId, externalUserId, networkType: 'Voip' });
    },
  };
}
