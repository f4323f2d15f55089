import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { assertAllMapped, type Permissions } from '../iam/access.ts';
import type { Guard } from '../iam/guard.ts';
import { wireError } from '../iam/wire-errors.ts';

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

export interface AwsJsonService {
  readonly path: string;
  /** As requests to it are signed, such as `ecs`. */
  readonly signedAs: string;
  readonly operations: Readonly<Record<string, AwsJsonOperation>>;
  readonly permissions: Permissions;
  /** Without one everybody may do anything. */
  readonly guard?: Guard | undefined;
}

/** Serves awsJson1.1: one path, the operation's name in `x-amz-target`. What is missing answers 501 with its name. */
export function serveAwsJson(app: FastifyInstance, service: AwsJsonService): void {
  const { path, operations, permissions } = service;
  assertAllMapped(service.signedAs, Object.keys(operations), permissions);
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('x-amzn-requestid', randomUUID()).type('application/x-amz-json-1.1');
    try {
      return JSON.stringify(await answer(request, service));
    } catch (error) {
      const { status, type, message } = asAwsJsonError(error);
      return reply.code(status).send(JSON.stringify({ __type: type, message }));
    }
  };
  app.post(path, handler);
  app.post(`${path}/`, handler);
}

function asAwsJsonError(error: unknown): AwsJsonError {
  if (error instanceof AwsJsonError) return error;
  const refusal = wireError(error, 'json');
  if (!refusal) throw error;
  return new AwsJsonError(refusal.code, refusal.message, refusal.status);
}

function answer(request: FastifyRequest, service: AwsJsonService) {
  const { headers, body, raw } = request;
  const target = headers['x-amz-target'];
  if (typeof target !== 'string' || !target.includes('.')) {
    throw new AwsJsonError(
      'UnknownOperationException',
      'The request names no operation: the header x-amz-target is missing.',
    );
  }
  const name = target.slice(target.indexOf('.') + 1);
  const operation = service.operations[name];
  if (!operation) throw notEmulated(name);
  const input = parseBody(body);
  service.guard?.check(
    service.signedAs,
    { method: raw.method ?? '', target: raw.url ?? '', headers, ...bytesOf(body) },
    (who) => service.permissions[name]?.(input, who) ?? [],
  );
  return operation(input);
}

const bytesOf = (body: unknown) => (Buffer.isBuffer(body) ? { body } : {});

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
