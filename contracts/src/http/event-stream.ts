import type { ApiClient, CallInput } from './client.ts';
import type { Endpoint, ResponseOf } from './endpoint.ts';
import { Problem } from './problems.ts';

export interface FollowOptions<E extends Endpoint> {
  readonly onEvent: (data: ResponseOf<E>) => void;
  /** `open` when events flow, `lost` while it is being mended. */
  readonly onState?: (state: 'open' | 'lost') => void;
  /** Asked for the present state while the stream can't be opened (a proxy that buffers, say). */
  readonly poll?: () => Promise<ResponseOf<E>>;
  /** Told once when following makes no sense any more: signed out, contact gone. */
  readonly onRefused?: (problem: Problem) => void;
  readonly silenceLimitMs?: number;
  readonly firstRetryMs?: number;
}

const RETRY_CAP_MS = 10_000;
/** The api sends a comment every 15 s; three missed ones mean that the line is dead. */
const SILENCE_LIMIT_MS = 45_000;

/** Follows an event stream until the returned function is called: reconnects with backoff, polls meanwhile. */
export function follow<E extends Endpoint>(
  api: ApiClient,
  endpoint: E,
  input: CallInput<E>,
  options: FollowOptions<E>,
): () => void {
  const stop = new AbortController();
  void run(api, endpoint, input, options, stop.signal);
  return () => stop.abort();
}

async function run<E extends Endpoint>(
  api: ApiClient,
  endpoint: E,
  input: CallInput<E>,
  options: FollowOptions<E>,
  stopped: AbortSignal,
): Promise<void> {
  const firstRetryMs = options.firstRetryMs ?? 500;
  let retryMs = firstRetryMs;
  while (!stopped.aborted) {
    try {
      await readOnce(api, endpoint, input, options, stopped, () => (retryMs = firstRetryMs));
    } catch (error) {
      if (stopped.aborted) return;
      if (isFinal(error)) return options.onRefused?.(error);
    }
    if (stopped.aborted) return;
    options.onState?.('lost');
    await options.poll?.().then(options.onEvent, () => undefined);
    await pause(retryMs * (0.75 + Math.random() / 2), stopped);
    retryMs = Math.min(retryMs * 2, RETRY_CAP_MS);
  }
}

async function readOnce<E extends Endpoint>(
  api: ApiClient,
  endpoint: E,
  input: CallInput<E>,
  options: FollowOptions<E>,
  stopped: AbortSignal,
  onOpen: () => void,
): Promise<void> {
  const silence = new AbortController();
  const signal = AbortSignal.any([stopped, silence.signal]);
  const limitMs = options.silenceLimitMs ?? SILENCE_LIMIT_MS;
  let timer = setTimeout(() => silence.abort(), limitMs);
  try {
    const response = await api.open(endpoint, { ...input, signal });
    onOpen();
    options.onState?.('open');
    const read = createEventReader((data) => options.onEvent(JSON.parse(data) as ResponseOf<E>));
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), limitMs);
      if (!stopped.aborted) read(part.value);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Takes text as it comes and calls back with each event's data (WHATWG HTML, "server-sent events"; our api sends only `data`). */
export function createEventReader(onData: (data: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const events = (rest + chunk).split(/\r?\n\r?\n/);
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trimStart());
      if (data.length > 0) onData(data.join('\n'));
    }
  };
}

function isFinal(error: unknown): error is Problem {
  return (
    error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429
  );
}

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopped.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
