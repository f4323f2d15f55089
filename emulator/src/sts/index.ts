import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EmulatedService } from '../host/service.ts';
import { assertAllMapped } from '../iam/access.ts';
import { AccessDenied } from '../iam/decide.ts';
import { trustEverybody, type Guard } from '../iam/guard.ts';
import type { Principal, Principals } from '../iam/principals.ts';
import { wireError } from '../iam/wire-errors.ts';
import { stsPermissions } from './permissions.ts';

const xmlns = 'https://sts.amazonaws.com/doc/2011-06-15/';
const roleArnPattern = /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/;

export interface StsOptions {
  readonly principals: Principals;
  /** @default everybody may do anything */
  readonly guard?: Guard;
}

type Operation = (form: URLSearchParams, reply: FastifyReply, who: Principal) => FastifyReply;

/** Security Token Service: AssumeRole and GetCallerIdentity, query protocol. */
export function createStsService({
  principals,
  guard = trustEverybody(principals),
}: StsOptions): EmulatedService {
  function assumeRole(form: URLSearchParams, reply: FastifyReply): FastifyReply {
    const role = form.get('RoleArn') ?? '';
    const policy = [...form.keys()].find((name) => /^Policy(Arns\b|$)/.test(name));
    if (policy !== undefined) {
      const message = `AssumeRole with a session policy (${policy}) is not emulated.`;
      return refuse(reply, 'NotImplemented', message, 501);
    }
    const name = form.get('RoleSessionName') ?? '';
    const seconds = Number(form.get('DurationSeconds') ?? 3600);
    if (!roleArnPattern.test(role))
      return refuse(reply, 'ValidationError', 'RoleArn is not the ARN of a role.');
    if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
      return refuse(
        reply,
        'ValidationError',
        'RoleSessionName must have 2 to 64 characters of [A-Za-z0-9_+=,.@-].',
      );
    }
    if (!(seconds >= 900 && seconds <= 43_200)) {
      return refuse(reply, 'ValidationError', 'DurationSeconds must be between 900 and 43200.');
    }
    const { principal, credentials } = principals.openSession(role, name, seconds);
    return respond(reply, 'AssumeRole', [
      element('AssumedRoleUser', [
        element('Arn', principal.arn),
        element('AssumedRoleId', principal.userId),
      ]),
      element('Credentials', [
        element('AccessKeyId', credentials.accessKeyId),
        element('SecretAccessKey', credentials.secretAccessKey),
        element('SessionToken', credentials.sessionToken),
        element('Expiration', new Date(credentials.expiresAt).toISOString()),
      ]),
    ]);
  }

  function getCallerIdentity(
    _form: URLSearchParams,
    reply: FastifyReply,
    { arn, userId, account }: Principal,
  ): FastifyReply {
    return respond(reply, 'GetCallerIdentity', [
      element('Arn', arn),
      element('UserId', userId),
      element('Account', account),
    ]);
  }

  const operations: Readonly<Record<string, Operation>> = {
    AssumeRole: assumeRole,
    GetCallerIdentity: getCallerIdentity,
  };
  assertAllMapped('sts', Object.keys(operations), stsPermissions);

  function answer(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const form = new URLSearchParams(body.toString('utf8'));
    const action = form.get('Action') ?? '';
    const operation = operations[action];
    if (!operation) {
      return refuse(reply, 'NotImplemented', `STS operation '${action}' is not emulated.`, 501);
    }
    const { method, url: target, headers } = request;
    try {
      const who = guard.check(
        'sts',
        { method, target, headers, body },
        (caller) => stsPermissions[action]?.(form, caller) ?? [],
      );
      return operation(form, reply, who);
    } catch (error) {
      const refusal = wireError(error, 'query');
      if (!refusal) throw error;
      return refuse(reply, refusal.code, messageOf(error, refusal.message), refusal.status);
    }
  }

  return {
    name: 'sts',
    async routes(app) {
      await app.register((scope, _options, done) => {
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) =>
          parsed(null, body),
        );
        for (const url of ['/sts', '/sts/']) scope.post(url, answer);
        done();
      });
    },
    inspect: () => ({ sessions: principals.sessionCount() }),
    stop: () => Promise.resolve(),
  };
}

/** STS doesn't say why, as other services do. */
const messageOf = (error: unknown, message: string) =>
  error instanceof AccessDenied ? message.slice(0, -error.reason.length).trimEnd() : message;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escapeXml = (text: string) => text.replace(/[&<>"]/g, (found) => escapes[found]!);

const element = (name: string, content: string | readonly string[]): string =>
  `<${name}>${typeof content === 'string' ? escapeXml(content) : content.join('')}</${name}>`;

function respond(reply: FastifyReply, action: string, result: readonly string[]): FastifyReply {
  const body = [
    element(`${action}Result`, result),
    element('ResponseMetadata', [element('RequestId', randomUUID())]),
  ];
  return reply
    .type('text/xml')
    .send(`<${action}Response xmlns="${xmlns}">${body.join('')}</${action}Response>`);
}

function refuse(reply: FastifyReply, code: string, message: string, status = 400): FastifyReply {
  const error = element('Error', [
    element('Type', 'Sender'),
    element('Code', code),
    element('Message', message),
  ]);
  return reply
    .code(status)
    .type('text/xml')
    .send(
      `<ErrorResponse xmlns="${xmlns}">${error}${element('RequestId', randomUUID())}</ErrorResponse>`,
    );
}
