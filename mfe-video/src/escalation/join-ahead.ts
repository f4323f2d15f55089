import type { CallModel } from '@video-escalation/call/call';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import {
  joinMeeting,
  type JoinData,
  type MeetingState,
} from '@video-escalation/contracts/http/meetings';

/** Join data, asked for during the preview, so that the call can connect ahead. */
export function createJoinAhead(api: ApiClient, call: Pick<CallModel, 'connectAhead'>) {
  let asked: Promise<JoinData> | null = null;

  function ask({ meetingId }: MeetingState): Promise<JoinData> {
    asked = api.call(joinMeeting, { params: { meetingId } });
    // Joining reports a failure. Until then it must not count as an unhandled rejection.
    asked.then(call.connectAhead).catch(() => undefined);
    return asked;
  }
  return {
    ask: (meeting: MeetingState): void => void ask(meeting),
    dataFor: (meeting: MeetingState): Promise<JoinData> => asked ?? ask(meeting),
    /** The next join asks again. */
    forget: (): void => void (asked = null),
  };
}

export type JoinAhead = ReturnType<typeof createJoinAhead>;
