import { describe, expect, it, vi } from 'vitest';
import * as Type from 'typebox';
import { endpoint } from './endpoint.ts';
import type { ApiClient } from './client.ts';
import { createEventReader, follow } from './event-stream.ts';
import { Problem } from './problems.ts';

const ticks = endpoint({
  method: 'GET',
  path: '/ticks',
  summary: 'Ticks.',
  caller: 'customer',
  response: Type.Object({ tick: Type.Integer() }),
  isEventStream: true,
});

/** Each call of `open` takes the next answer: a body of chunks, or a failure. */
function fakeApi(answers: (string[] | Error)[]): ApiClient & { opened: number } {
  const api = {
    opened: 0,
    call: () => Promise.reject(new Error('not used here')),
    open: () => {
      const answer = answers[api.opened++] ?? new Problem('auth/expired');
      if (answer instanceof Error) return Promise.reject(answer);
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const chunk of answer) controller.enqueue(new TextEncoder().encode(chunk));
          controller.close();
        },
      });
      return Promise.resolve(new Response(body));
    },
  };
  return api;
}

describe('createEventReader', () => {
  it('puts events together however the chunks are cut, and skips comments', () => {
    const seen: string[] = [];
    const read = createEventReader((data) => seen.push(data));
    for (const chunk of [
      ': hello\n\nda',
      'ta: {"a"',
      ':1}\n',
      '\ndata: x\ndata: y\r\n\r\ndata: rest',
    ])
      read(chunk);
    expect(seen).toEqual(['{"a":1}', 'x\ny']);
  });
});

describe('follow', () => {
  it('opens the stream again after it broke, and goes on', async () => {
    const api = fakeApi([
      ['data: {"tick":1}\n\n'],
      new Problem('server/unavailable'),
      ['data: {"tick":2}\n\n'],
    ]);
    const seen: number[] = [];
    const refused = vi.fn();
    follow(
      api,
      ticks,
      {},
      { onEvent: ({ tick }) => seen.push(tick), onRefused: refused, firstRetryMs: 1 },
    );
    await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce());
    expect(seen).toEqual([1, 2]);
  });

  it('asks for the present state while the stream is down', async () => {
    const api = fakeApi([new Problem('server/unavailable')]);
    const seen: number[] = [];
    const refused = vi.fn();
    follow(
      api,
      ticks,
      {},
      {
        onEvent: ({ tick }) => seen.push(tick),
        onRefused: refused,
        poll: () => Promise.resolve({ tick: 7 }),
        firstRetryMs: 1,
      },
    );
    await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce());
    expect(seen).toEqual([7]);
  });

  it('gives up at once when it is refused, and says why', async () => {
    const api = fakeApi([new Problem('contact/not-found')]);
    const refused = vi.fn<(problem: Problem) => void>();
    follow(api, ticks, {}, { onEvent: () => undefined, onRefused: refused, firstRetryMs: 1 });
    await vi.waitFor(() => expect(refused.mock.calls[0]?.[0].code).toBe('contact/not-found'));
    expect(api.opened).toBe(1);
  });

  it('stops when it is told to', async () => {
    const api = fakeApi(Array.from({ length: 50 }, () => ['data: {"tick":1}\n\n']));
    const seen: number[] = [];
    const stop = follow(
      api,
      ticks,
      {},
      {
        onEvent: ({ tick }) => {
          seen.push(tick);
          stop();
        },
        firstRetryMs: 1,
      },
    );
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(api.opened).toBe(1);
  });

  it('says nothing more once it was stopped, not even that it was refused', async () => {
    const api = fakeApi([new Problem('auth/expired')]);
    const refused = vi.fn();
    follow(api, ticks, {}, { onEvent: () => undefined, onRefused: refused, firstRetryMs: 1 })();
    await vi.waitFor(() => expect(api.opened).toBe(1));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(refused).not.toHaveBeenCalled();
  });
});
