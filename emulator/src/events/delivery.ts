import { setTimeout as wait } from 'node:timers/promises';
import type { BusEvent } from './event.ts';

/** All waits and bounds of a delivery, so that tests can shorten them. */
export interface DeliveryTimings {
  /** EventBridge gives an API destination so long to answer. */
  readonly answerMs: number;
  /** Before the second attempt; doubled for each further one. */
  readonly firstRetryMs: number;
  readonly maxRetryMs: number;
  readonly maxAttempts: number;
}

// EventBridge tries for 24 hours and 185 times unless a rule says less; without a rule a laptop's patience is shorter.
export const defaultTimings: DeliveryTimings = {
  answerMs: 5_000,
  firstRetryMs: 250,
  maxRetryMs: 8_000,
  maxAttempts: 10,
};

export interface Destination {
  readonly url: string;
  /** Such as the API key of the connection. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The target's retry policy (EventBridge API reference, "RetryPolicy"). @default ten attempts */
  readonly retry?: RetryPolicy;
}

export interface RetryPolicy {
  /** After the first attempt. */
  readonly maximumAttempts: number;
  /** No further attempt is made when the event is so old, in seconds. */
  readonly maximumAgeS: number;
}

/** How one event fares at one destination. */
export interface Delivery {
  readonly url: string;
  state: 'pending' | 'delivered' | 'failed';
  attempts: number;
  /** Last status, or why there was none. */
  answer: number | string | undefined;
}

/**
 * EventBridge user guide, "API destinations": headers of each request, which a connection cannot replace. The
 * documented `Accept-Encoding` and `Connection` are left to `fetch`, which chooses them itself.
 */
const fixedHeaders = {
  'user-agent': 'Amazon/EventBridge/ApiDestinations',
  range: 'bytes=0-1048575',
} as const;

const isWorthRetrying = (answer: number | string) =>
  typeof answer === 'string' || answer >= 500 || [401, 407, 409, 429].includes(answer);

/** Posts an event until it is taken, refused for good, or tried often enough. Ends early with the signal. */
export async function deliver(
  event: BusEvent,
  destination: Destination,
  delivery: Delivery,
  { timings, signal }: { readonly timings: DeliveryTimings; readonly signal: AbortSignal },
): Promise<void> {
  const attempts = destination.retry ? 1 + destination.retry.maximumAttempts : timings.maxAttempts;
  const lastAt = Date.now() + (destination.retry?.maximumAgeS ?? Infinity) * 1_000;
  for (let pause = timings.firstRetryMs; ; pause = Math.min(timings.maxRetryMs, pause * 2)) {
    delivery.attempts += 1;
    delivery.answer = await post(event, destination, timings.answerMs, signal);
    if (typeof delivery.answer === 'number' && delivery.answer < 300)
      return void (delivery.state = 'delivered');
    const isOver = delivery.attempts >= attempts || Date.now() > lastAt || signal.aborted;
    if (isOver || !isWorthRetrying(delivery.answer)) return void (delivery.state = 'failed');
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}

async function post(
  event: BusEvent,
  { url, headers }: Destination,
  answerMs: number,
  signal: AbortSignal,
): Promise<number | string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers, ...fixedHeaders },
      body: JSON.stringify(event),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return cause?.code ?? message;
  }
}
