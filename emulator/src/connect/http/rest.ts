import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { wireError } from '../../iam/wire-errors.ts';
import { AwsError } from '../errors.ts';
import type { Faults } from './faults.ts';

export interface RestCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly body: unknown;
  readonly request: FastifyRequest;
}

type RestHandler = (call: RestCall) => unknown;

/** A vendor operation's name, method and path, as the SDK's schema gives them. */
export interface RestRoute {
  readonly name: string;
  readonly method: HTTPMethods;
  readonly path: string;
  readonly handle: RestHandler;
}

/** Throws what `wireError` knows, if the caller may not do it. */
export type Authorize = (operation: string, call: RestCall) => void;

/** Serves restJson1 operations: JSON in and out, errors by header `x-amzn-errortype`. */
export function serveRest(
  app: FastifyInstance,
  prefix: string,
  routes: readonly RestRoute[],
  faults: Pick<Faults, 'throwIfPlanned'>,
  authorize?: Authorize,
): void {
  for (const { name, method, path, handle } of routes) {
    app.route({
      method,
      url: prefix + path,
      handler: (request, reply) =>
        answer(reply, () => {
          const call = {
            params: request.params as Record<string, string>,
            query: request.query as Record<string, string>,
            body: parseJson(request.body),
            request,
          };
          authorize?.(name, call);
          faults.throwIfPlanned(name);
          return handle(call);
        }),
    });
  }
}

/** Runs the operation and turns a refusal into the vendor's shape; anything else is the host's 500. */
async function answer(reply: FastifyReply, run: () => unknown): Promise<void> {
  try {
    const output = await run();
    await reply.type('application/json').send(JSON.stringify(output ?? {}));
  } catch (error) {
    await sendError(reply, asAwsError(error));
  }
}

function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  const refusal = wireError(error, 'rest');
  if (!refusal) throw error;
  return new AwsError(refusal.status, refusal.code, refusal.message);
}

export function sendError(reply: FastifyReply, error: AwsError): FastifyReply {
  return reply
    .code(error.status)
    .header('x-amzn-errortype', error.type)
    .type('application/json')
    .send(JSON.stringify(error.members));
}

export function parseJson(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError(400, 'SerializationException', 'The body is not JSON.');
  }
}

/** Checks the input against its schema; names every fault at once in the given error type. */
export function parseInput<S extends TSchema>(
  schema: S,
  input: unknown,
  errorType: string,
): Static<S> {
  if (Value.Check(schema, input)) return input;
  const faults = [...Value.Errors(schema, input)].map(
    (each) => `${each.instancePath || '/'} ${each.message}`,
  );
  throw new AwsError(400, errorType, `Invalid input: ${faults.join('; ')}.`);
}
