import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { operationAt } from '../host/rest-operations.ts';
import { assertAllMapped } from '../iam/access.ts';
import type { Guard } from '../iam/guard.ts';
import { pathOf, queryPairs } from '../sigv4/canonical.ts';
import type { AccessKeys } from '../sigv4/verify.ts';
import { authorizeBy } from './authorize.ts';
import type { S3Answer, S3Call, S3Operation } from './call.ts';
import { corsHeaders, preflight } from './cors.ts';
import { NoSuchKey, notEmulated, S3Error } from './errors.ts';
import type { Faults } from './faults.ts';
import { operations } from './operations/index.ts';
import { mayKnowOf, s3Permissions } from './permissions.ts';
import { routeRequest } from './routing.ts';
import type { Store } from './store/store.ts';
import { refuseUnsupported } from './unsupported.ts';
import { checkS3Signature } from './wire/signature.ts';
import { writeXml } from './wire/xml.ts';

export interface HttpOptions {
  readonly store: Store;
  readonly accessKeys: AccessKeys;
  readonly faults: Faults;
  readonly now: () => number;
  /** Without one everybody may do anything. */
  readonly guard?: Guard | undefined;
}

const PREFIX = '/s3';
const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS'];

/** S3 below `/s3`, path style. Bodies are streams here: an object may be larger than the memory. */
export function addRoutes(app: FastifyInstance, options: HttpOptions): void {
  assertAllMapped('s3', Object.keys(operations), s3Permissions);
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, parsed) => parsed(null));
    for (const url of [PREFIX, `${PREFIX}/*`]) {
      scope.route({
        method: methods,
        url,
        exposeHeadRoute: false,
        handler: (request, reply) => answer(request, reply, options),
      });
    }
    done();
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, options: HttpOptions) {
  const { raw } = request;
  if (options.faults.isCut(raw, reply.raw)) return reply.hijack();
  reply.header('x-amz-request-id', randomUUID());
  try {
    const { status = 200, headers = {}, body } = await run(request, reply, options);
    return await reply.code(status).headers(headers).send(body);
  } catch (error) {
    // What the client still sends has nowhere to go, and it may not listen before it has sent it.
    raw.resume();
    if (raw.destroyed && !raw.complete) return reply.hijack();
    return sendError(reply, toS3Error(error), request.method === 'HEAD');
  }
}

async function run(
  { raw, method }: FastifyRequest,
  reply: FastifyReply,
  { store, accessKeys, faults, now, guard }: HttpOptions,
): Promise<S3Answer> {
  const target = raw.url ?? '';
  const query = new Map(queryPairs(target));
  const header = (name: string) => [raw.headers[name] ?? []].flat()[0];
  const path = pathOf(target).slice(PREFIX.length);
  const routed = routeRequest(method, path, query, (name) => raw.headers[name] !== undefined);
  if (method === 'OPTIONS') return preflight(store, routed.bucket, header);
  reply.headers(corsHeaders(store, routed.bucket, method, header));
  faults.throwIfPlanned(routed.operation);
  const signed = checkS3Signature({ method, target, headers: raw.headers }, accessKeys, {
    now: now(),
    urlsDeadBefore: faults.urlsDeadBefore(),
  });
  const operation = operations[routed.operation];
  if (!operation) {
    const has = (name: string) => raw.headers[name] !== undefined;
    const named = operationAt('S3', method, target.slice(PREFIX.length), has);
    throw notEmulated(lackingName(named?.name, routed.operation));
  }
  const authorize = authorizeBy(guard, signed);
  const { payloadHash } = signed;
  const call: S3Call = {
    ...{ ...routed, store, now, query, request: raw },
    ...{ payloadHash, header, authorize },
  };
  authorize((who) => s3Permissions[routed.operation]?.(call, who) ?? []);
  refuseUnsupported(call, routed.operation);
  return await runAllowed(operation, call);
}

/** Of an emulated operation it is what the request asks for beside it, such as `?partNumber`. */
function lackingName(operation: string | undefined, asked: string): string {
  if (operation === undefined) return asked;
  return operation in operations ? `${operation} by ${asked}` : operation;
}

/** Who may not list a key is told that they may not, where it isn't there. */
async function runAllowed(operation: S3Operation, call: S3Call): Promise<S3Answer> {
  try {
    return await operation(call);
  } catch (error) {
    if (error instanceof NoSuchKey) call.authorize(() => mayKnowOf(error.bucket, error.key));
    throw error;
  }
}

function toS3Error(error: unknown): S3Error {
  if (error instanceof S3Error) return error;
  if (error instanceof URIError) return new S3Error(400, 'InvalidURI', "Couldn't parse the URI.");
  return new S3Error(500, 'InternalError', (error as Error).message);
}

function sendError(reply: FastifyReply, error: S3Error, isHead: boolean): FastifyReply {
  const { status, code, message, details } = error;
  reply.code(status);
  if (isHead) return reply.send();
  const document = { Code: code, Message: message, ...details, RequestId: randomUUID() };
  return reply.type('application/xml').send(writeXml('Error', document));
}
