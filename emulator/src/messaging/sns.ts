import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AccessDenied } from '../iam/decide.ts';
import type { Guard } from '../iam/guard.ts';
import { wireError } from '../iam/wire-errors.ts';
import { html } from '../pages/html.ts';
import { Refusal, type Faults } from './faults.ts';
import type { Outbox } from './outbox.ts';
import { snsPermissions } from './permissions.ts';

/** Escapes as `html` does; under this name no formatter takes the elements for HTML's. */
const xml = html;
const xmlns = 'http://sns.amazonaws.com/doc/2010-03-31/';
const E164 = /^\+[1-9]\d{1,14}$/;
/** Of all parts together (API reference, Publish). */
const MAX_CHARACTERS = 1_600;

export interface SnsOptions {
  readonly outbox: Outbox;
  readonly faults: Faults;
  readonly guard?: Guard | undefined;
}

/** Amazon SNS below `/sns`: Publish to a phone number, query protocol. */
export async function addSns(app: FastifyInstance, options: SnsOptions): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    for (const url of ['/sns', '/sns/']) {
      scope.post(url, (request, reply) => {
        try {
          return publish(request, reply, options);
        } catch (error) {
          return refuse(reply, asRefusal(error));
        }
      });
    }
  });
}

function publish(request: FastifyRequest, reply: FastifyReply, options: SnsOptions) {
  const { outbox, faults, guard } = options;
  const { method, url: target, headers } = request;
  const body = Buffer.from(String(request.body));
  const form = new URLSearchParams(body.toString('utf8'));
  const action = form.get('Action') ?? '';
  if (action !== 'Publish') {
    throw new Refusal(501, 'NotImplemented', `SNS operation '${action}' is not emulated.`);
  }
  guard?.check('sns', { method, target, headers, body }, () => snsPermissions.Publish(form));
  faults.throwIfPlanned(action);
  if (form.has('TopicArn') || form.has('TargetArn')) {
    throw new Refusal(501, 'NotImplemented', 'Publish to a topic or an endpoint is not emulated.');
  }
  const to = form.get('PhoneNumber') ?? '';
  const text = form.get('Message') ?? '';
  if (!E164.test(to)) throw invalid(`PhoneNumber Reason: ${to} is not valid to publish to`);
  if (text === '') throw invalid('Empty message');
  if (text.length > MAX_CHARACTERS) throw invalid('Message too long');
  const from = attributeOf(form, 'AWS.SNS.SMS.SenderID');
  const messageId = outbox.send({ by: 'text message', from, to: [to], subject: null, text });
  return reply.type('text/xml').send(
    xml`<PublishResponse xmlns="${xmlns}"
      ><PublishResult><MessageId>${messageId}</MessageId></PublishResult
      ><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse
    >`.text,
  );
}

/** `MessageAttributes.entry.1.Name` goes with `MessageAttributes.entry.1.Value.StringValue`. */
function attributeOf(form: URLSearchParams, name: string): string | null {
  const entry = [...form].find(([key, value]) => key.endsWith('.Name') && value === name);
  return entry ? form.get(entry[0].replace(/\.Name$/, '.Value.StringValue')) : null;
}

/** What IAM denies has a name of its own here (API reference, Publish: AuthorizationError). */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const refusal = wireError(error, 'query');
  if (!refusal) throw error;
  const code = error instanceof AccessDenied ? 'AuthorizationError' : refusal.code;
  return new Refusal(refusal.status, code, refusal.message);
}

const invalid = (reason: string) =>
  new Refusal(400, 'InvalidParameter', `Invalid parameter: ${reason}`);

function refuse(reply: FastifyReply, { status, type, message }: Refusal): FastifyReply {
  const who = status < 500 ? 'Sender' : 'Receiver';
  return reply
    .code(status)
    .type('text/xml')
    .send(
      xml`<ErrorResponse xmlns="${xmlns}"
        ><Error><Type>${who}</Type><Code>${type}</Code><Message>${message}</Message></Error
        ><RequestId>${randomUUID()}</RequestId></ErrorResponse
      >`.text,
    );
}
