import type { ApiClient } from '@video-escalation/contracts/http/client';
import type { Endpoint } from '@video-escalation/contracts/http/endpoint';
import type { Problem } from '@video-escalation/contracts/http/problems';

export interface FakeApi extends ApiClient {
  /** `METHOD /path` of each call, in order. */
  readonly calls: readonly string[];
  /** What calls of this endpoint answer from now on; a Problem is thrown. */
  answer(endpoint: Endpoint, answer: unknown): void;
  /** Sends an event down the streams that are open at this address. */
  push(endpoint: Endpoint, event: unknown): void;
  readonly openStreams: number;
}

/** The api in memory: answers what it was told to, 204 otherwise. Streams stay open until aborted. */
export function createFakeApi(): FakeApi {
  const calls: string[] = [];
  const answers = new Map<Endpoint, unknown>();
  const streams = new Map<ReadableStreamDefaultController<Uint8Array>, Endpoint>();

  const take = (endpoint: Endpoint): unknown => {
    calls.push(`${endpoint.method} ${endpoint.path}`);
    const answer = answers.get(endpoint);
    if (answer instanceof Error) throw answer as Problem;
    return answer;
  };

  return {
    calls,
    answer: (endpoint, answer) => void answers.set(endpoint, answer),
    push(endpoint, event) {
      const chunk = new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`);
      for (const [stream, at] of streams) if (at === endpoint) stream.enqueue(chunk);
    },
    get openStreams() {
      return streams.size;
    },
    // The answer is as its test gave it: the endpoint's type is the test's business.
    call: (async (endpoint: Endpoint) => take(endpoint)) as ApiClient['call'],
    open: async (endpoint, input) => {
      take(endpoint);
      const { signal } = input as { signal?: AbortSignal };
      return new Response(
        new ReadableStream<Uint8Array>({
          start(controller) {
            streams.set(controller, endpoint);
            signal?.addEventListener('abort', () => {
              streams.delete(controller);
              controller.error(new Error('aborted'));
            });
          },
        }),
      );
    },
  };
}
