import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { EmulatedService } from '../host/service.ts';

/** Whose credentials an access key is part of. */
export interface StsSessions {
  roleSessionName(accessKeyId: string): string | undefined;
  /** For services that check signatures. */
  credentials(accessKeyId: string): StsCredentials | undefined;
}

interface StsCredentials {
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const accountId = '111122223333';
const xmlns = 'https://sts.amazonaws.com/doc/2011-06-15/';
const roleArnPattern = /^arn:aws[\w-]*:iam::(\d{12}):role\/(.+)$/;

interface Session {
  readonly roleSessionName: string;
  readonly assumedRoleArn: string;
  readonly assumedRoleId: string;
  readonly credentials: StsCredentials;
}

/**
 * Security Token Service: AssumeRole and GetCallerIdentity, query protocol. Signatures are not checked: on one
 * machine everybody is trusted, and what matters is who a session says that it is.
 */
export function createStsService({
  now = () => new Date(),
}: { now?: () => Date } = {}): EmulatedService & {
  readonly sessions: StsSessions;
} {
  const byAccessKey = new Map<string, Session>();

  function assumeRole(form: URLSearchParams, reply: FastifyReply): FastifyReply {
    const [, account = '', role = ''] = roleArnPattern.exec(form.get('RoleArn') ?? '') ?? [];
    const name = form.get('RoleSessionName') ?? '';
    const seconds = Number(form.get('DurationSeconds') ?? 3600);
    if (account === '')
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
    const session: Session = {
      roleSessionName: name,
      assumedRoleArn: `arn:aws:sts::${account}:assumed-role/${role.split('/').at(-1) ?? role}/${name}`,
      assumedRoleId: `AROAEMULATEDROLE00000:${name}`,
      credentials: {
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: randomBytes(48).toString('base64'),
        expiresAt: now().getTime() + seconds * 1000,
      },
    };
    const { secretAccessKey, sessionToken, expiresAt } = session.credentials;
    const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    byAccessKey.set(accessKeyId, session);
    return respond(reply, 'AssumeRole', [
      element('AssumedRoleUser', [
        element('Arn', session.assumedRoleArn),
        element('AssumedRoleId', session.assumedRoleId),
      ]),
      element('Credentials', [
        element('AccessKeyId', accessKeyId),
        element('SecretAccessKey', secretAccessKey),
        element('SessionToken', sessionToken),
        element('Expiration', new Date(expiresAt).toISOString()),
      ]),
    ]);
  }

  function getCallerIdentity(authorization: string | undefined, reply: FastifyReply): FastifyReply {
    const [, accessKeyId = ''] = /Credential=([^/]+)\//.exec(authorization ?? '') ?? [];
    const session = byAccessKey.get(accessKeyId);
    return respond(reply, 'GetCallerIdentity', [
      element('Arn', session?.assumedRoleArn ?? `arn:aws:iam::${accountId}:user/local`),
      element('UserId', session?.assumedRoleId ?? 'AIDAEMULATEDUSER0000'),
      element('Account', session?.assumedRoleArn.split(':')[4] ?? accountId),
    ]);
  }

  return {
    name: 'sts',
    sessions: {
      roleSessionName: (accessKeyId) => byAccessKey.get(accessKeyId)?.roleSessionName,
      credentials: (accessKeyId) => byAccessKey.get(accessKeyId)?.credentials,
    },
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
    inspect: () => ({ sessions: byAccessKey.size }),
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
