import type { CallModel } from '@video-escalation/call/call';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import {
  joinMeeting,
  type JoinData,
  type MeetingState,
} from '@video-escalation/contracts/http/meetings';

/** What joining needs of the api, asked for ahead of the click, so that the call can connect ahead too. */
export function createJoinAhead(api: ApiClient, call: Pick<CallModel, 'connectAhead'>) {
  let asked: Promise<JoinData> | null = null;

  function ask({ meetingId }: MeetingState): Promise<JoinData> {
    asked = api.call(joinMeeting, { params: { meetingId } });
    // Joining looks at a failure; until then it must not count as unhandled.
    asked.then(call.connectAhead).catch(() => undefined);
    return asked;
  }
  return {
    ask: (meeting: MeetingState): void => void ask(meeting),
    dataFor: (meeting: MeetingState): Promise<JoinData> => asked ?? ask(meeting),
    /** The next one is asked for anew. */
    forget: (): void => void (asked = null),
  };
}
