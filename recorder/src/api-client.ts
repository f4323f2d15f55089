import { createApiClient, type ApiClient } from '@video-escalation/contracts/http/client';
import { follow } from '@video-escalation/contracts/http/event-stream';
import { Problem } from '@video-escalation/contracts/http/problems';
import {
  claimRecording,
  RecorderClaim,
  recorderOrders,
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
