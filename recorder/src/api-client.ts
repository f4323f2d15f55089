import { createApiClient, type ApiClient } from '@video-escalation/contracts/http/client';
import { follow } from '@video-escalation/contracts/http/event-stream';
import { Problem } from '@video-escalation/contracts/http/problems';
import {
  claimRecording,
  RecorderClaim,
  recorderOrders,
  recorderTurns,
  reportRecording,
  type RecorderOrder,
  type RecorderReport,
} from '@video-escalation/contracts/http/recorder';
import { parse } from '@video-escalation/contracts/config/parse';
import type { RecordingId } from '@video-escalation/contracts/ids';
import type { Log } from './log.ts';
import { persist } from './retry.ts';

/** A ticket is good for two minutes. */
const CLAIM_LIMIT_MS = 90_000;
const ATTEMPT_MS = 5_000;
/** Waiting costs: without an api there is nothing to wait for. */
const AWAY_LIMIT_MS = 90_000;

/** Exchanges the ticket for what this recorder needs. @throws Problem when the ticket isn't taken. */
export async function claim(apiUrl: string, ticket: string, log: Log): Promise<RecorderClaim> {
  const api = createApiClient({ baseUrl: apiUrl, getToken: () => undefined });
  const answer = await persist((signal) => api.call(claimRecording, { body: { ticket }, signal }), {
    signal: AbortSignal.timeout(CLAIM_LIMIT_MS),
    attemptMs: ATTEMPT_MS,
    onFailure: (err, attempt) => log.warn({ err, attempt }, 'claiming failed'),
    isWorthAnother,
  });
  return parse(RecorderClaim, answer, 'The claim’s answer');
}

/**
 * For a task that was started ahead: waits, however long it takes, until its ticket stands for a recording.
 * @throws Problem when the ticket is no longer known or the api was away for too long, AbortError when told to go.
 */
export async function waitForTurn(
  apiUrl: string,
  ticket: string,
  log: Log,
  goAway: AbortSignal,
): Promise<void> {
  const api = createApiClient({ baseUrl: apiUrl, getToken: () => undefined });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const giveUp = (): void => reject(new Problem('server/unavailable'));
  let timer: NodeJS.Timeout | undefined = setTimeout(giveUp, AWAY_LIMIT_MS);
  const stopFollowing = follow(
    api,
    recorderTurns,
    { body: { ticket } },
    {
      onEvent({ turn }) {
        if (turn === 'come') resolve();
        if (turn === 'gone') reject(new Problem('recorder/ticket-invalid'));
      },
      onState(state) {
        log.info({ state }, 'turns');
        // Told once for each attempt that fails: the first one counts.
        if (state === 'lost') timer ??= setTimeout(giveUp, AWAY_LIMIT_MS);
        else timer = void clearTimeout(timer);
      },
      onRefused: reject,
    },
  );
  const leave = (): void => reject(goAway.reason as Error);
  goAway.addEventListener('abort', leave, { once: true });
  await promise.finally(() => {
    goAway.removeEventListener('abort', leave);
    clearTimeout(timer);
    stopFollowing();
  });
}

/** The api of one recording, as its recorder uses it. */
export interface RecordingApi {
  /** @throws Problem when it can't be delivered before the signal ends, or isn't taken. */
  report(report: RecorderReport, signal: AbortSignal): Promise<RecorderOrder>;
  /** Told what is wanted, now and at each change. @returns how to stop. */
  followOrders(onOrder: (order: RecorderOrder) => void): () => void;
}

export function createRecordingApi(
  apiUrl: string,
  { token, recordingId }: { token: string; recordingId: RecordingId },
  log: Log,
): RecordingApi {
  const api: ApiClient = createApiClient({ baseUrl: apiUrl, getToken: () => token });
  const params = { recordingId };
  return {
    report: (body, signal) =>
      persist((attempt) => api.call(reportRecording, { params, body, signal: attempt }), {
        signal,
        attemptMs: ATTEMPT_MS,
        onFailure: (err, attempt) => log.warn({ err, attempt }, 'reporting failed'),
        isWorthAnother,
      }),
    followOrders: (onOrder) =>
      follow(
        api,
        recorderOrders,
        { params },
        {
          onEvent: onOrder,
          onState: (state) => log.info({ state }, 'orders'),
          onRefused: (err) => log.warn({ err }, 'orders refused'),
        },
      ),
  };
}

/** What the api says of us won't change by asking again; that it is away or busy will. */
function isWorthAnother(error: unknown): boolean {
  return !(error instanceof Problem) || error.status >= 500 || error.status === 429;
}
