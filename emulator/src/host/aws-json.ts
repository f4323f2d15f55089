import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** A refusal in the vendor's words: the SDKs turn `type` into a class of that name. */
export class AwsJsonError extends Error {
  override readonly name = 'AwsJsonError';
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

export type AwsJsonOperation = (input: unknown) => object | Promise<object>;

/** Serves awsJson1.1: one path, the operation's name in `x-amz-target`. What is missing answers 501 with its name. */
export function serveAwsJson(
  app: FastifyInstance,
  path: string,
  operations: Readonly<Record<string, AwsJsonOperation>>,
): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('x-amzn-requestid', randomUUID()).type('application/x-amz-json-1.1');
    try {
      return JSON.stringify(await answer(request, operations));
    } catch (error) {
      if (!(error instanceof AwsJsonError)) throw error;
      const { status, type, message } = error;
      return reply.code(status).send(JSON.stringify({ __type: type, message }));
    }
  };
  app.post(path, handler);
  app.post(`${path}/`, handler);
}

function answer(
  { headers, body }: FastifyRequest,
  operations: Readonly<Record<string, AwsJsonOperation>>,
) {
  const target = String(headers['x-amz-target']);
  const name = target.slice(target.indexOf('.') + 1);
  const operation = operations[name];
  if (!operation) throw notEmulated(name);
  return operation(parseBody(body));
}

export const notEmulated = (name: string) =>
  new AwsJsonError('NotImplementedException', `${name} is not emulated.`, 501);

function parseBody(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') || '{}' : '{}');
  } catch {
    throw new AwsJsonError('SerializationException', 'The body is not JSON.');
  }
}

/** Checks an input against its schema; names every fault at once in the given error type. */
export function checkInput<S extends TSchema>(schema: S, input: unknown, type: string): Static<S> {
  if (Value.Check(schema, input)) return input;
  const faults = [...Value.Errors(schema, input)].map(
    (each) => `${each.instancePath || '/'} ${each.message}`,
  );
  throw new AwsJsonError(type, `Invalid input: ${faults.join('; ')}.`);
}
