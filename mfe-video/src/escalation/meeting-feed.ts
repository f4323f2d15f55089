import { agentEvents } from '@video-escalation/contracts/http/agent';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import { follow } from '@video-escalation/contracts/http/event-stream';
import type { MeetingState } from '@video-escalation/contracts/http/meetings';

/** Follows the api's events about the agent's meetings while they are wanted. */
export function createMeetingFeed(api: ApiClient, onMeeting: (meeting: MeetingState) => void) {
  let stop: (() => void) | null = null;
  return {
    follow(isWanted: boolean): void {
      if (isWanted) stop ??= follow(api, agentEvents, {}, { onEvent: onMeeting });
      else {
        stop?.();
        stop = null;
      }
    },
  };
}

export type MeetingFeed = ReturnType<typeof createMeetingFeed>;
