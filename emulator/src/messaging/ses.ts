import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { operationAt } from '../host/rest-operations.ts';
import { Refusal, type Faults } from './faults.ts';
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

/** Amazon SES v2 below `/ses`: SendEmail with simple content, restJson1. */
export function addSes(app: FastifyInstance, outbox: Outbox, faults: Faults): void {
  app.post('/ses/v2/email/outbound-emails', (request, reply) =>
    answering(reply, () => {
      faults.throwIfPlanned('SendEmail');
      return { MessageId: outbox.send(toMessage(request.body)) };
    }),
  );
  app.all('/ses/*', (request, reply) =>
    answering(reply, () => {
      const target = request.url.slice('/ses'.length);
      const name = operationAt('SESv2', request.method, target)?.name;
      const what = name ?? `${request.method} ${target}`;
      throw new Refusal(501, 'NotImplementedException', `${what} is not emulated.`);
    }),
  );
}

function toMessage(body: unknown): Parameters<Outbox['send']>[0] {
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
    if (!(error instanceof Refusal)) throw error;
    return reply
      .code(error.status)
      .header('x-amzn-errortype', error.type)
      .send({ message: error.message });
  }
}
