import type { FastifyInstance, FastifyRequest } from 'fastify';

export type BytesOf = (request: FastifyRequest) => { readonly body?: Buffer };

/** Parses JSON bodies as Fastify does, and keeps the bytes as well: a signature is of those. */
export function parseJsonKeepingBytes(scope: FastifyInstance): BytesOf {
  const bytes = new WeakMap<FastifyRequest, Buffer>();
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      bytes.set(request, body);
      try {
        done(null, body.length === 0 ? undefined : JSON.parse(body.toString('utf8')));
      } catch {
        done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }));
      }
    },
  );
  return (request) => {
    const body = bytes.get(request);
    return body ? { body } : {};
  };
}
