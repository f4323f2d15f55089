import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { CallSession } from './call-session.ts';

export interface PreConnectOptions {
  readonly open: (joinData: JoinData) => Promise<CallSession>;
  readonly letGo: (session: CallSession) => Promise<void>;
  /** False once the person has left the preview. */
  readonly isWanted: () => boolean;
}

/** At most one session whose signalling connection is open while its person looks at the preview. */
export function createPreConnect({ open, letGo, isWanted }: PreConnectOptions) {
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
    /** Returns the session that was opened with this join token. Any other session is let go. */
    take({ attendee }: JoinData): CallSession | null {
      const taken = waiting?.joinToken === attendee.JoinToken ? waiting.session : null;
      if (taken) waiting = null;
      drop();
      return taken;
    },
    drop,
  };
}
