import type { FastifyReply } from 'fastify';

export function sendPage(
  reply: FastifyReply,
  headers: Readonly<Record<string, string>>,
  page: string,
) {
  return reply.headers(headers).type('text/html').send(page);
}
