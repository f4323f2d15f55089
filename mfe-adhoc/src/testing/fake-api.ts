import type { ApiClient } from '@video-escalation/contracts/http/client';
import type { Endpoint } from '@video-escalation/contracts/http/endpoint';
import { Problem, type ProblemCode } from '@video-escalation/contracts/http/problems';

type Answer = (input: { readonly params?: unknown; readonly body?: unknown }) => unknown;

/** An api that answers as the test says, keeps what it was asked, and sends events by hand. */
export function createFakeApi() {
  const answers = new Map<Endpoint, Answer>();
  const asked: string[] = [];
  const encoder = new TextEncoder();
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  let refusal: ProblemCode | null = null;

  const api = {
    async call(endpoint: Endpoint, input: object) {
      asked.push(`${endpoint.method} ${endpoint.path}`);
      const answer = answers.get(endpoint);
      if (!answer) throw new Problem('request/unknown-address');
      return answer(input);
    },
    async open(_endpoint: Endpoint, { signal }: { signal?: AbortSignal }) {
      if (refusal) throw new Problem(refusal);
      let controller!: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({ start: (each) => void (controller = each) });
      streams.add(controller);
      signal?.addEventListener('abort', () => {
        if (streams.delete(controller)) controller.error(new Error('closed'));
      });
      return new Response(body);
    },
    // The answers are as their test gave them: the endpoints' types are the test's business.
  } as unknown as ApiClient;

  return {
    api,
    count: (request: string) => asked.filter((each) => each === request).length,
    answer: (endpoint: Endpoint, answer: Answer) => answers.set(endpoint, answer),
    refuse: (endpoint: Endpoint, code: ProblemCode) =>
      answers.set(endpoint, () => {
        throw new Problem(code);
      }),
    refuseStreams: (code: ProblemCode | null) => void (refusal = code),
    send(data: unknown) {
      for (const each of streams) each.enqueue(encoder.encode(`data: ${JSON.stringify(data)}\n\n`));
    },
    breakStreams() {
      for (const each of streams) each.error(new Error('lost'));
      streams.clear();
    },
    openStreams: () => streams.size,
  };
}
