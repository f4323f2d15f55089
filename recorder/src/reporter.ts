import { Problem } from '@video-escalation/contracts/http/problems';
import type { RecorderOrder, RecorderReport } from '@video-escalation/contracts/http/recorder';
import type { RecordingApi } from './api-client.ts';
import type { Log } from './log.ts';

const HEARTBEAT_MS = 5_000;
/** What waits while the api is away; older ones tell nothing that newer ones don't. */
const MAX_WAITING = 32;

/** Keeps the api and the recorder in step: reports go one by one and in order, orders come back. */
export interface Reporter {
  /** Reports where the recorder is now. */
  report(): void;
  /** Delivers what waits, for at most so long, and stops. */
  end(limitMs: number): Promise<void>;
}

export interface ReporterOptions {
  readonly api: RecordingApi;
  readonly describe: () => RecorderReport;
  readonly onOrder: (order: RecorderOrder) => void;
  readonly log: Log;
  readonly heartbeatMs?: number;
}

export function startReporter(options: ReporterOptions): Reporter {
  const { api, describe, onOrder, log, heartbeatMs = HEARTBEAT_MS } = options;
  const over = new AbortController();
  const waiting: RecorderReport[] = [];
  let sending: Promise<void> | undefined;
  let ordersHeard = 0;

  const stopFollowing = api.followOrders((order) => {
    ordersHeard += 1;
    onOrder(order);
  });

  async function send(report: RecorderReport): Promise<void> {
    const heardBefore = ordersHeard;
    try {
      const order = await api.report(report, over.signal);
      // An order that came by the stream meanwhile is the newer one: "pause" must not be undone by an older answer.
      if (ordersHeard === heardBefore) onOrder(order);
    } catch (error) {
      if (over.signal.aborted) return;
      log.warn({ err: error, phase: report.phase }, 'a report was not taken');
      if (error instanceof Problem && error.code === 'recording/ended') onOrder({ wanted: 'stop' });
    }
  }

  async function sendAll(): Promise<void> {
    for (let next = waiting.shift(); next && !over.signal.aborted; next = waiting.shift()) {
      await send(next);
    }
    sending = undefined;
  }

  function report(): void {
    waiting.push(describe());
    if (waiting.length > MAX_WAITING) waiting.shift();
    sending ??= sendAll();
  }

  const heartbeat = setInterval(() => {
    if (!sending) report();
  }, heartbeatMs);
  return {
    report,
    async end(limitMs) {
      clearInterval(heartbeat);
      stopFollowing();
      const timer = setTimeout(() => over.abort(), limitMs);
      await sending;
      clearTimeout(timer);
      over.abort();
    },
  };
}
