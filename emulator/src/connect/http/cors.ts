import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Lets browsers of any origin in. The requested headers are echoed because ChatJS 5 sends an Authorization
 * header, which `Access-Control-Allow-Headers: *` does not cover (Fetch standard, "CORS non-wildcard
 * request-header name").
 */
export async function allowAnyOrigin(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const origin = request.headers.origin;
  if (origin === undefined) return;
  reply.header('access-control-allow-origin', origin).header('vary', 'Origin');
  reply.header('access-control-expose-headers', 'x-amzn-errortype,x-amzn-requestid');
  if (request.method !== 'OPTIONS') return;
  reply.header('access-control-allow-methods', 'GET,POST,PUT');
  reply.header(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ?? '',
  );
  reply.header('access-control-max-age', '600');
  await reply.code(204).send();
}
