import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { parseJsonKeepingBytes } from '../host/json-bytes.ts';
import { operationAt } from '../host/rest-operations.ts';
import { AccessDenied } from '../iam/decide.ts';
import type { Guard } from '../iam/guard.ts';
import { wireError } from '../iam/wire-errors.ts';
import { Refusal, type Faults } from './faults.ts';
import { sesPermissions } from './permissions.ts';
import type { Outbox } from './outbox.ts';

const address = Type.String({ minLength: 3, maxLength: 320, pattern: '@' });
const part = Type.Object({ Data: Type.String(), Charset: Type.Optional(Type.String()) });
const sendEmail = Type.Object({
  FromEmailAddress: address,
  Destination: Type.Object({ ToAddresses: Type.Array(address, { minItems: 1, maxItems: 50 }) }),
  Content: Type.Object({
    Simple: Type.Object({
      Subject: part,
      Body: Type.Object({ Text: Type.Optional(part), Html: Type.Optional(part) }),
    }),
  }),
});

export interface SesOptions {
  readonly outbox: Outbox;
  readonly faults: Faults;
  readonly guard?: Guard | undefined;
  /** Such as `arn:aws:ses:us-east-1:111122223333`. */
  readonly arnBase: string;
}

/** Amazon SES v2 below `/ses`: SendEmail with simple content, restJson1. */
export async function addSes(app: FastifyInstance, options: SesOptions): Promise<void> {
  const { outbox, faults, guard } = options;
  const permissions = sesPermissions(options.arnBase);
  await app.register((scope, _options, done) => {
    const bytesOf = parseJsonKeepingBytes(scope);
    scope.post('/ses/v2/email/outbound-emails', (request, reply) =>
      answering(reply, () => {
        const { method, url: target, headers, body } = request;
        guard?.check('ses', { method, target, headers, ...bytesOf(request) }, () =>
          permissions.SendEmail(body),
        );
        faults.throwIfPlanned('SendEmail');
        return { MessageId: outbox.send(toMessage(body)) };
      }),
    );
    scope.all('/ses/*', (request, reply) =>
      answering(reply, () => {
        const target = request.url.slice('/ses'.length);
        const name = operationAt('SESv2', request.method, target)?.name;
        const what = name ?? `${request.method} ${target}`;
        throw new Refusal(501, 'NotImplementedException', `${what} is not emulated.`);
      }),
    );
    done();
  });
}

/** What a mail may ask for beside simple content to addresses, by the name of its member. */
function refuseWhatIsLacking(body: unknown): void {
  const { Content, Destination, ...rest } = Object(body) as Record<string, object | undefined>;
  const lacking = [
    ...namesIn(rest, [
      'ReplyToAddresses',
      'EmailTags',
      'ConfigurationSetName',
      'ListManagementOptions',
    ]),
    ...namesIn(Destination, ['CcAddresses', 'BccAddresses']),
    ...namesIn(Content, ['Raw', 'Template']),
    ...namesIn((Content as { Simple?: object } | undefined)?.Simple, ['Headers', 'Attachments']),
  ];
  if (lacking.length === 0) return;
  const message = `SendEmail with ${lacking.join(', ')} is not emulated.`;
  throw new Refusal(501, 'NotImplementedException', message);
}

const namesIn = (value: object | undefined, names: readonly string[]) =>
  names.filter((name) => Object.hasOwn(Object(value) as object, name));

function toMessage(body: unknown): Parameters<Outbox['send']>[0] {
  refuseWhatIsLacking(body);
  if (!Value.Check(sendEmail, body)) {
    const [fault] = Value.Errors(sendEmail, body);
    const where = fault ? `${fault.instancePath} ${fault.message}` : 'the request';
    throw new Refusal(400, 'BadRequestException', `Not a message that can be sent: ${where}`);
  }
  const { Subject, Body } = body.Content.Simple;
  const content = Body.Text ?? Body.Html;
  if (!content) throw new Refusal(400, 'BadRequestException', 'The message has no body.');
  return {
    by: 'e-mail',
    from: body.FromEmailAddress,
    to: body.Destination.ToAddresses,
    subject: Subject.Data,
    text: content.Data,
  };
}

function answering(reply: FastifyReply, work: () => object): FastifyReply {
  void reply.header('x-amzn-requestid', randomUUID());
  try {
    return reply.send(work());
  } catch (error) {
    const { status, type, message } = asRefusal(error);
    return reply.code(status).header('x-amzn-errortype', type).send({ message });
  }
}

/** SES words a denial in a way of its own. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const refusal = wireError(error, 'rest');
  if (!refusal) throw error;
  const message =
    error instanceof AccessDenied
      ? `User \`${error.who.arn}' is not authorized to perform \`${error.access.action}' on resource \`${error.access.resource}'`
      : refusal.message;
  return new Refusal(refusal.status, refusal.code, message);
}
