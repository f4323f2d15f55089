import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { assertAllMapped, type Permissions } from '../../iam/access.ts';
import type { Guard } from '../../iam/guard.ts';
import { wireError } from '../../iam/wire-errors.ts';
import { parseJsonKeepingBytes, type BytesOf } from '../../host/json-bytes.ts';
import type { Faults } from './faults.ts';
import { badRequest, ServiceError } from './errors.ts';
import type { Operation, OperationInput } from './operations.ts';
import { routeRequest } from './routing.ts';
import { refuseMediaPipelines } from '../media-pipelines.ts';
import { notEmulated } from './not-emulated.ts';

export interface HttpOptions {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly faults: Faults;
  readonly region: string;
  readonly permissions: Permissions<OperationInput>;
  /** Without one everybody may do anything. */
  readonly guard?: Guard | undefined;
}

const PREFIX = '/chime';

/** The control plane below `/chime`, and the two public addresses that browsers call. */
export function addRoutes(app: FastifyInstance, options: HttpOptions): void {
  assertAllMapped('chime', Object.keys(options.operations), options.permissions);
  void app.register((scope, _options, done) => {
    const bytesOf = parseJsonKeepingBytes(scope);
    scope.setErrorHandler((error, _request, reply) => sendError(reply, toServiceError(error)));
    addBrowserRoutes(scope, options.region);
    refuseMediaPipelines(scope);
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: `${PREFIX}/*`,
      handler: (request, reply) => answer(request, reply, options, bytesOf),
    });
    done();
  });
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpOptions,
  bytesOf: BytesOf,
): FastifyReply {
  const query = request.query as Record<string, string>;
  const path = (request.url.split('?', 1)[0] ?? '').slice(PREFIX.length);
  const { operation, ids } = routeRequest(request.method, path, query.operation);
  const run = options.operations[operation];
  if (!run) throw notEmulated(operation);
  const input = { ids, query, body: request.body };
  const { method, url: target, headers } = request;
  options.guard?.check(
    'chime',
    { method, target, headers, ...bytesOf(request) },
    (who) => options.permissions[operation]?.(input, who) ?? [],
  );
  const fault = options.faults.take(operation);
  if (fault) throw fault;
  const { status, body } = run(input);
  return reply.code(status).header('x-amzn-requestid', randomUUID()).send(body);
}

/** Stands for `nearest-media-region.l.chime.aws`, and takes the events that clients report. */
function addBrowserRoutes(scope: FastifyInstance, region: string): void {
  const open = (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header('access-control-allow-origin', request.headers.origin ?? '*')
      .header('access-control-allow-credentials', 'true') // beacons carry credentials
      .header('vary', 'Origin');
  scope.get(`${PREFIX}/nearest-media-region`, (request, reply) =>
    open(request, reply).send({ region }),
  );
  scope.post(`${PREFIX}/client-events`, (request, reply) => open(request, reply).send({}));
  for (const path of ['nearest-media-region', 'client-events']) {
    scope.options(`${PREFIX}/${path}`, (request, reply) =>
      open(request, reply)
        .header('access-control-allow-methods', 'GET, POST')
        .header('access-control-allow-headers', 'authorization, content-type')
        .header('access-control-max-age', '600')
        .code(204)
        .send(),
    );
  }
}

function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const refusal = wireError(error, 'rest');
  if (refusal) return new ServiceError(refusal.status, refusal.code, refusal.message);
  const { statusCode, message } = error as { statusCode?: number; message: string };
  if (statusCode === 413) return new ServiceError(413, 'RequestEntityTooLargeException', message);
  if (error instanceof URIError) return badRequest("The path can't be decoded.");
  return statusCode && statusCode < 500
    ? new ServiceError(statusCode, 'BadRequestException', message)
    : new ServiceError(500, 'ServiceFailureException', message);
}

function sendError(reply: FastifyReply, { status, code, message }: ServiceError): FastifyReply {
  const RequestId = randomUUID();
  return reply
    .code(status)
    .header('x-amzn-errortype', code)
    .header('x-amzn-requestid', RequestId)
    .send({ Code: code, Message: message, RequestId });
}
