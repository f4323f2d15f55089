import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { CallSession, CreateSession, SessionEvent } from './call-session.ts';
import { createPreConnect } from './pre-connect.ts';
import { within, type Timers } from './timers.ts';

export interface ConnectionOptions {
  readonly timers: Timers;
  /** Fetches the SDK; asked again after a failure. */
  readonly loadSessions: () => Promise<CreateSession>;
  /** From the start of the session to being in the meeting. @default 15000 */
  readonly connectLimitMs?: number;
  /** Whether the person still looks at the preview. */
  readonly isPreparing: () => boolean;
  /** Events of the present session; those of former sessions are dropped. */
  readonly onEvent: (event: SessionEvent) => void;
}

export interface Opening {
  readonly joinData: JoinData;
  readonly prepareDevices: () => Promise<void>;
  /** Sets devices and mute before the session starts. */
  readonly configure: (session: CallSession) => Promise<void>;
  readonly audio: () => HTMLAudioElement | null;
}

export type Connection = ReturnType<typeof createConnection>;

const CONNECT_LIMIT_MS = 15_000;
const LOAD_LIMIT_MS = 20_000;

/** The SDK's session of one person: loaded once, connected ahead, opened with time limits, let go. */
export function createConnection(options: ConnectionOptions) {
  const { timers, onEvent } = options;
  const load = once(options.loadSessions);
  let session: CallSession | null = null;
  let opened = 0;
  let stopConnectTimer = (): void => undefined;

  function create(createSession: CreateSession, joinData: JoinData): CallSession {
    const created = createSession(joinData, (event) => {
      if (session !== created) return;
      if (event.type === 'started') stopConnectTimer();
      onEvent(event);
    });
    return created;
  }

  const preConnect = createPreConnect({
    open: async (joinData) => create(await load(), joinData),
    letGo,
    isWanted: options.isPreparing,
  });

  async function connect(opening: Opening, isCurrent: () => boolean): Promise<void> {
    const { joinData } = opening;
    const [createSession] = await Promise.all([
      within(timers, LOAD_LIMIT_MS, 'loading the SDK', load()),
      opening.prepareDevices(),
    ]);
    if (!isCurrent()) return;
    const next = preConnect.take(joinData) ?? create(createSession, joinData);
    session = next;
    stopConnectTimer = timers.after(options.connectLimitMs ?? CONNECT_LIMIT_MS, () =>
      onEvent(failed('not connected in time')),
    );
    await opening.configure(next);
    if (isCurrent()) await next.start(opening.audio());
  }

  return {
    session: () => session,
    preload: () => void load().catch(() => undefined),
    connectAhead: (joinData: JoinData) => void preConnect.begin(joinData).catch(() => undefined),
    dropAhead: preConnect.drop,
    /** Opens a session. A failure is reported as a `stopped` event with the reason `failed`. */
    open(opening: Opening): void {
      const number = ++opened;
      const isCurrent = (): boolean => number === opened;
      connect(opening, isCurrent).catch((error: unknown) => {
        if (isCurrent()) onEvent(failed(messageOf(error)));
      });
    },
    /** Leaves and lets go of the session; settles when the others know. No event comes after the call. */
    async close(): Promise<void> {
      opened++;
      stopConnectTimer();
      const closing = session;
      session = null;
      if (closing) await letGo(closing);
    },
  };
}

const failed = (detail: string): SessionEvent => ({ type: 'stopped', reason: 'failed', detail });

/** One call for all callers, and a new one after a failure. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

/** Leaves before it destroys, so that the others do not wait for a timeout. */
async function letGo(session: CallSession): Promise<void> {
  await session.stop().catch(() => undefined);
  await session.destroy().catch(() => undefined);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
