import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { CallSession } from './call-session.ts';

export interface HeadStartOptions {
  readonly open: (joinData: JoinData) => Promise<CallSession>;
  readonly letGo: (session: CallSession) => Promise<void>;
  /** Whether there still is somebody to wait for. */
  readonly isWanted: () => boolean;
}

/** At most one session that is connected as far as it can be while its person looks at the preview. */
export function createHeadStart({ open, letGo, isWanted }: HeadStartOptions) {
  let waiting: { joinToken: string; session: CallSession } | null = null;
  let newest = 0;

  function drop(): void {
    newest += 1;
    if (waiting) void letGo(waiting.session);
    waiting = null;
  }

  return {
    async begin(joinData: JoinData): Promise<void> {
      drop();
      if (!isWanted()) return;
      const ticket = newest;
      const session = await open(joinData);
      if (ticket !== newest || !isWanted()) return letGo(session);
      session.connectAhead();
      waiting = { joinToken: joinData.attendee.JoinToken, session };
    },
    /** The session that waits for exactly this; any other is let go. */
    take({ attendee }: JoinData): CallSession | null {
      const taken = waiting?.joinToken === attendee.JoinToken ? waiting.session : null;
      if (taken) waiting = null;
      drop();
      return taken;
    },
    drop,
  };
}
