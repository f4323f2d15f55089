import type { ApiClient, CallInput } from '@video-escalation/contracts/http/client';
import type { Endpoint, ResponseOf } from '@video-escalation/contracts/http/endpoint';
import { follow } from '@video-escalation/contracts/http/event-stream';
import { until } from './until.ts';

/** Follows an event stream as a page does, and keeps what it was told. */
export function listenTo<E extends Endpoint>(api: ApiClient, endpoint: E, input: CallInput<E>) {
  const events: ResponseOf<E>[] = [];
  const states: string[] = [];
  const stop = follow(api, endpoint, input, {
    onEvent: (event) => void events.push(event),
    onState: (state) => void states.push(state),
    firstRetryMs: 50,
  });
  return {
    events,
    states,
    stop,
    /** Waits until the newest event fits. */
    told: (what: string, fits: (event: ResponseOf<E>) => boolean, limitMs?: number) =>
      until(what, () => events.length > 0 && fits(events.at(-1) as ResponseOf<E>), limitMs),
  };
}
