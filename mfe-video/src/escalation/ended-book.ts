import type { MeetingState } from '@video-escalation/contracts/http/meetings';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { EndedVideo } from './escalation.ts';

/** Summaries of calls that are over for this agent, until their contacts go. */
export function createEndedBook() {
  const ended = new Map<ContactId, EndedVideo>();
  return {
    of: (contactId: ContactId): EndedVideo | undefined => ended.get(contactId),
    put: (contactId: ContactId, video: EndedVideo): void => void ended.set(contactId, video),
    forget: (contactId: ContactId): void => void ended.delete(contactId),
    keepOnly(isThere: (contactId: ContactId) => boolean): void {
      for (const contactId of ended.keys()) if (!isThere(contactId)) ended.delete(contactId);
    },
    /** Its recording may go on, or still be finished. False: there is no summary of this meeting. */
    learn(meeting: MeetingState): boolean {
      const summary = ended.get(meeting.contactId);
      if (summary?.meeting.meetingId !== meeting.meetingId) return false;
      const hasEnded = meeting.hasEnded || summary.meeting.hasEnded;
      const canJoinAgain = summary.canJoinAgain && !hasEnded;
      ended.set(meeting.contactId, { ...summary, meeting: { ...meeting, hasEnded }, canJoinAgain });
      return true;
    },
  };
}
