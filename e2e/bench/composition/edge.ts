import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Answer, Source } from './sources.ts';

export interface Edge {
  readonly port: number;
  stop(): void;
}

/** What a distribution compresses: texts of 1 kB to 10 MB (CloudFront developer guide, "Serve compressed files"). */
const COMPRESSED = /^(text\/|application\/(json|javascript))/;
const LEAST_BYTES = 1_000;
/** For what is compressed on the way, and not ahead. */
const QUALITY = 5;

/**
 * Stands before a source as a distribution stands before a bucket: compresses, and keeps what never changes, so
 * that after a first visit it costs the same whatever is behind it.
 */
export async function openEdge(source: Source): Promise<Edge> {
  const kept = new Map<string, Answer>();

  async function answer(path: string, ifNoneMatch: string | undefined): Promise<Answer> {
    const known = kept.get(path);
    if (known) return known;
    const fresh = compressed(await source(path, ifNoneMatch));
    if (fresh.headers['cache-control']?.includes('immutable')) kept.set(path, fresh);
    return fresh;
  }

  const server = createServer((request, response) => {
    answer(request.url!, request.headers['if-none-match']).then(
      (found) => send(response, found),
      () => response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function compressed(answer: Answer): Answer {
  const { status, headers, body } = answer;
  const isText = COMPRESSED.test(headers['content-type'] ?? '');
  if (status !== 200 || !isText || body.length < LEAST_BYTES) return answer;
  return {
    status,
    headers: { ...headers, 'content-encoding': 'br', vary: 'accept-encoding' },
    body: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = status === 304 ? {} : { 'content-length': body.length };
  response.writeHead(status, { ...headers, ...length }).end(body);
}
