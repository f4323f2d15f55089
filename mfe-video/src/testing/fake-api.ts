import type { ApiClient } from '@video-escalation/contracts/http/client';
import type { Endpoint } from '@video-escalation/contracts/http/endpoint';
import { Problem, type ProblemCode } from '@video-escalation/contracts/http/problems';

type Answer = () => unknown;

/** An api that answers as the test says, keeps what it was asked, and sends events by hand. */
export function createFakeApi() {
  const answers = new Map<Endpoint, Answer>();
  const asked: string[] = [];
  const encoder = new TextEncoder();
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  const api = {
    async call(endpoint: Endpoint) {
      asked.push(`${endpoint.method} ${endpoint.path}`);
      const answer = answers.get(endpoint);
      if (!answer) throw new Problem('request/unknown-address');
      return answer();
    },
    async open(_endpoint: Endpoint, { signal }: { signal?: AbortSignal }) {
      let controller!: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({ start: (each) => void (controller = each) });
      streams.add(controller);
      signal?.addEventListener('abort', () => {
        streams.delete(controller);
        controller.error(new Error('closed'));
      });
      return new Response(body);
    },
  } as unknown as ApiClient;

  return {
    api,
    asked,
    count: (request: string) => asked.filter((each) => each === request).length,
    answer: (endpoint: Endpoint, answer: Answer) => answers.set(endpoint, answer),
    refuse: (endpoint: Endpoint, code: ProblemCode) =>
      answers.set(endpoint, () => {
        throw new Problem(code);
      }),
    send(data: unknown) {
      for (const each of streams) each.enqueue(encoder.encode(`data: ${JSON.stringify(data)}\n\n`));
    },
    openStreams: () => streams.size,
  };
}
