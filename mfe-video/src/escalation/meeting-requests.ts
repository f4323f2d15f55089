import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import {
  createMeeting,
  endMeeting,
  findMeeting,
  inviteAgain,
  type MeetingState,
} from '@video-escalation/contracts/http/meetings';
import { Problem, type ProblemCode } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';

export interface MeetingRequestsDeps {
  readonly api: ApiClient;
  readonly bus: WorkspaceBus;
  /** The agent's sentence for a meeting that could not be ended. */
  readonly endFailedText: string;
}

export type MeetingRequests = ReturnType<typeof createMeetingRequests>;

/** The api's calls about meetings, as the escalation makes them. */
export function createMeetingRequests({ api, bus, endFailedText }: MeetingRequestsDeps) {
  return {
    /** @throws Problem */
    create: (contactId: ContactId, mediaRegion: string | undefined): Promise<MeetingState> =>
      api.call(createMeeting, {
        body: { contactId, ...(mediaRegion !== undefined && { mediaRegion }) },
      }),
    /** Null where the contact has no running meeting, and where the api cannot say. */
    find: (contactId: ContactId): Promise<MeetingState | null> =>
      api.call(findMeeting, { params: { contactId } }).catch(() => null),
    inviteAgain: ({ meetingId }: MeetingState): Promise<MeetingState | null> =>
      api.call(inviteAgain, { params: { meetingId } }).catch(() => null),
    /** Tells the agent where it fails. */
    async end({ meetingId }: MeetingState): Promise<void> {
      await api.call(endMeeting, { params: { meetingId } }).catch(() =>
        bus.publish('notice.raised.v1', {
          level: 'warning',
          key: 'video-end',
          text: endFailedText,
        }),
      );
    },
  };
}

export function codeOf(error: unknown): ProblemCode {
  return error instanceof Problem ? error.code : 'server/failed';
}
