import { channel } from 'node:diagnostics_channel';
import type {
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeaders,
  Server,
  ServerResponse,
} from 'node:http';

/** One HTTP request to the emulator with its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Undefined when longer than `LONGEST_BODY`. */
  readonly body: Buffer | undefined;
  readonly status: number;
  readonly answerHeaders: OutgoingHttpHeaders;
  readonly answer: Buffer | undefined;
}

/** Carries an {@link Exchange} a message; observers subscribe to it, and without one nothing is kept. */
export const exchanges = channel('emulator:exchange');

const LONGEST_BODY = 1024 * 1024;

/** Publishes every exchange of the server just before the end of its answer is sent. */
export function publishExchanges(server: Server): void {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (exchanges.hasSubscribers) observe(request, response);
  });
}

function observe(request: IncomingMessage, response: ServerResponse): void {
  const body = copyOf();
  const answer = copyOf();
  // A 'data' listener would start the stream before its reader is there; `push` sees the same bytes.
  const push = request.push.bind(request);
  request.push = (chunk: unknown, encoding) => {
    body.add(chunk);
    return push(chunk, encoding);
  };
  const write = response.write.bind(response) as (...parts: unknown[]) => boolean;
  response.write = (...parts: unknown[]) => {
    answer.add(parts[0]);
    return write(...parts);
  };
  // Headers that are handed over here don't show in `getHeaders`.
  let late: OutgoingHttpHeaders = {};
  const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => ServerResponse;
  response.writeHead = (...parts: unknown[]) => {
    const headers = parts.find((part) => typeof part === 'object' && part !== null);
    late = { ...(headers as OutgoingHttpHeaders | undefined) };
    return writeHead(...parts);
  };
  const end = response.end.bind(response) as (...parts: unknown[]) => ServerResponse;
  response.end = (...parts: unknown[]) => {
    answer.add(parts[0]);
    const { method = '', url = '', headers } = request;
    const exchange: Exchange = {
      method,
      target: url,
      headers,
      body: body.bytes(),
      status: response.statusCode,
      answerHeaders: { ...response.getHeaders(), ...late },
      answer: answer.bytes(),
    };
    exchanges.publish(exchange);
    return end(...parts);
  };
}

/** Collects what passes, up to the limit. */
function copyOf() {
  const chunks: Buffer[] = [];
  let length = 0;
  return {
    add(chunk: unknown): void {
      if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
      const bytes = Buffer.from(chunk as string);
      length += bytes.length;
      if (length <= LONGEST_BODY) chunks.push(bytes);
    },
    bytes: () => (length > LONGEST_BODY ? undefined : Buffer.concat(chunks)),
  };
}
