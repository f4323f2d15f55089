import type { LossReason } from './browser.ts';
import type { FromPage, PagePhase } from './page-protocol.ts';

/** Milliseconds. */
export const limits = {
  /** From the launch to the page's connection: a cold browser on a busy machine. */
  connect: 30_000,
  /** From the order to join until it could record. */
  ready: 30_000,
  /** It says something every second; on a machine that is overloaded less often. */
  silence: 10_000,
  /** A fragment is written every second while it records. */
  stall: 6_000,
} as const;

/** Notices when a page hangs. It says so once at most. */
export interface Watchdog {
  connected(): void;
  /** It was told to join. */
  told(): void;
  heard(message: FromPage): void;
  gotBytes(): void;
  stop(): void;
}

export function createWatchdog(
  onLost: (why: LossReason) => void,
  // Monotonic: the wall clock may be set while a meeting runs.
  now: () => number = () => performance.now(),
): Watchdog {
  const openedAt = now();
  let isConnected = false;
  let toldAt: number | undefined;
  let phase: PagePhase | undefined;
  let wasReady = false;
  let heardAt = openedAt;
  let bytesAt = openedAt;

  function fault(): LossReason | undefined {
    if (!isConnected) return now() - openedAt > limits.connect ? 'not-ready' : undefined;
    if (toldAt === undefined) return undefined;
    if (!wasReady) return now() - toldAt > limits.ready ? 'not-ready' : undefined;
    if (now() - heardAt > limits.silence) return 'silent';
    return phase === 'recording' && now() - bytesAt > limits.stall ? 'stalled' : undefined;
  }

  const timer = setInterval(() => {
    const why = fault();
    if (why === undefined) return;
    clearInterval(timer);
    onLost(why);
  }, 500);

  return {
    connected: () => void (isConnected = true),
    told: () => void (toldAt = now()),
    heard(message) {
      heardAt = now();
      if (message.type !== 'phase') return;
      // Bytes are awaited from the moment on that it records.
      if (message.phase === 'recording' && phase !== 'recording') bytesAt = now();
      ({ phase } = message);
      wasReady ||= phase !== 'joining' && phase !== 'reconnecting';
    },
    gotBytes: () => void (heardAt = bytesAt = now()),
    stop: () => clearInterval(timer),
  };
}
