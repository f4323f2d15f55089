import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { EmulatedService } from '../host/service.ts';
import type { Principals } from '../iam/principals.ts';

const xmlns = 'https://sts.amazonaws.com/doc/2011-06-15/';
const roleArnPattern = /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/;

export interface StsOptions {
  readonly principals: Principals;
}

/** Security Token Service: AssumeRole and GetCallerIdentity, query protocol. */
export function createStsService({ principals }: StsOptions): EmulatedService {
  function assumeRole(form: URLSearchParams, reply: FastifyReply): FastifyReply {
    const role = form.get('RoleArn') ?? '';
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

  function getCallerIdentity(authorization: string | undefined, reply: FastifyReply): FastifyReply {
    const [, accessKeyId = ''] = /Credential=([^/]+)\//.exec(authorization ?? '') ?? [];
    const { arn, userId, account } = principals.find(accessKeyId) ?? principals.anybody;
    return respond(reply, 'GetCallerIdentity', [
      element('Arn', arn),
      element('UserId', userId),
      element('Account', account),
    ]);
  }

  return {
    name: 'sts',
    async routes(app) {
      await app.register(async (scope) => {
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
          done(null, body),
        );
        for (const url of ['/sts', '/sts/']) {
          scope.post(url, (request, reply) => {
            const form = new URLSearchParams(
              Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '',
            );
            const action = form.get('Action') ?? '';
            if (action === 'AssumeRole') return assumeRole(form, reply);
            if (action === 'GetCallerIdentity')
              return getCallerIdentity(request.headers.authorization, reply);
            return refuse(
              reply,
              'NotImplemented',
              `STS operation '${action}' is not emulated.`,
              501,
            );
          });
        }
      });
    },
    inspect: () => ({ sessions: principals.sessionCount() }),
    stop: () => Promise.resolve(),
  };
}

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
