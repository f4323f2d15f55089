import { randomUUID } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { AwsError, invalidRequest } from '../errors.ts';
import { parseBody, type Operation, type OperationDeps } from './operation.ts';

const input = Type.Object({
  InstanceId: Type.String({ minLength: 1 }),
  ContactFlowId: Type.String({ minLength: 1 }),
  ParticipantDetails: Type.Object({ DisplayName: Type.String({ minLength: 1, maxLength: 256 }) }),
  Attributes: Type.Optional(Type.Record(Type.String(), Type.String())),
  InitialMessage: Type.Optional(
    Type.Object({
      ContentType: Type.Enum(['text/plain', 'text/markdown', 'application/json']),
      Content: Type.String({ minLength: 1, maxLength: 1024 }),
    }),
  ),
  ClientToken: Type.Optional(Type.String({ maxLength: 500 })),
  ChatDurationInMinutes: Type.Optional(Type.Integer({ minimum: 60, maximum: 10080 })),
  SupportedMessagingContentTypes: Type.Optional(Type.Array(Type.String())),
  RelatedContactId: Type.Optional(Type.String()),
  PersistentChat: Type.Optional(Type.Unknown()),
  SegmentAttributes: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  CustomerId: Type.Optional(Type.String()),
});

type Input = Static<typeof input>;

const defaultDurationMinutes = 25 * 60;
/** All attributes of a contact together, in bytes of UTF-8 (API reference of StartChatContact). */
const maxAttributeBytes = 32 * 1024;

/** The flow waits until the customer's page listens, so that no greeting is lost. */
export const startChatContact: Operation = (deps) => ({
  name: 'StartChatContact',
  method: 'PUT',
  path: '/contact/chat',
  handle(call) {
    const body = parseBody(input, call);
    if (body.PersistentChat !== undefined) {
      throw new AwsError(501, 'NotImplementedException', 'PersistentChat is not emulated.');
    }
    deps.directory.checkInstance(body.InstanceId);
    return deps.once.run('StartChatContact', body.ClientToken, () => start(deps, body));
  },
});

function start({ flows, center, chat, access, timers }: OperationDeps, body: Input): object {
  const attributes = body.Attributes ?? {};
  if (Buffer.byteLength(JSON.stringify(attributes)) > maxAttributeBytes) {
    throw invalidRequest('The attributes are larger than 32 KB.');
  }
  const flow = flows.get(body.ContactFlowId);
  const participantId = randomUUID();
  const contact = center.start({
    channel: 'CHAT',
    initiationMethod: 'API',
    flowId: flow.id,
    customer: { connectionId: participantId, name: body.ParticipantDetails.DisplayName },
    attributes,
    segmentAttributes: {
      'connect:Subtype': { ValueString: 'connect:Chat' },
      ...body.SegmentAttributes,
    },
    ...(body.CustomerId !== undefined && { customerId: body.CustomerId }),
    ...(body.RelatedContactId !== undefined && { relatedContactId: body.RelatedContactId }),
  });
  const customer = chat.customerOf(contact);
  if (body.InitialMessage)
    chat.message(customer, body.InitialMessage.ContentType, body.InitialMessage.Content);
  const minutes = body.ChatDurationInMinutes ?? defaultDurationMinutes;
  timers.after(
    minutes * 60_000,
    () => center.find(contact.id) && center.end(contact.id, 'EXPIRED'),
  );
  const { token } = access.issueParticipantToken(customer);
  return { ContactId: contact.id, ParticipantId: participantId, ParticipantToken: token };
}
