import type {
  BodyOf,
  Endpoint,
  ParamsOf,
  ResponseOf,
} from '@video-escalation/contracts/http/endpoint';
import { ProblemDocument } from '@video-escalation/contracts/http/problems';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';

/** What a handler gets: checked against the endpoint's schemas. */
export interface Call<E extends Endpoint> {
  readonly params: ParamsOf<E>;
  readonly body: BodyOf<E>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type Answer<E extends Endpoint> = E['isEventStream'] extends true
  ? FastifyReply
  : ResponseOf<E>;

/** Proves who calls before the body is read; throws the problem if he may not. */
export type Guard = (request: FastifyRequest) => Promise<void>;

/** Builds the route of an endpoint: its address, its schemas, its documentation, its guard. */
export function route<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  guard: Guard | undefined,
  handler: (call: Call<E>) => Promise<ResponseOf<E> | FastifyReply>,
): void {
  if ((guard === undefined) !== (endpoint.caller === 'public')) {
    throw new Error(`${endpoint.method} ${endpoint.path} needs a guard for its caller.`);
  }
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: schemaOf(endpoint),
    ...(guard ? { onRequest: guard } : {}),
    handler: async (request, reply) => {
      // Answers hold tokens and names: no cache may keep them.
      reply.header('cache-control', 'no-store');
      const { params, body } = request as { params: ParamsOf<E>; body: BodyOf<E> };
      const result = await handler({ params, body, request, reply });
      if (reply.sent || result === reply) return reply;
      return endpoint.response === undefined ? reply.code(204).send() : result;
    },
  });
}

function schemaOf(endpoint: Endpoint) {
  const ok = endpoint.response
    ? endpoint.isEventStream
      ? { 200: { description: 'Events', content: eventStream(endpoint.response) } }
      : { 200: endpoint.response }
    : { 204: { type: 'null', description: 'Done' } };
  return {
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    ...(endpoint.caller === 'public' ? {} : { security: [{ [endpoint.caller]: [] }] }),
    ...(endpoint.params ? { params: endpoint.params } : {}),
    ...(endpoint.body ? { body: endpoint.body } : {}),
    response: {
      ...ok,
      default: {
        description: 'Problem: see `code`',
        content: { 'application/problem+json': { schema: ProblemDocument } },
      },
    },
  };
}

const eventStream = (schema: TSchema) => ({ 'text/event-stream': { schema } });
