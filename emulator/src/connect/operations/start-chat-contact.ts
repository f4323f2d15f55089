import { randomUUID } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { contentTypes } from '../chat/content-types.ts';
import { invalidRequest, notEmulated } from '../errors.ts';
import { checkAttributes, clientToken, contactId, instanceId } from './inputs.ts';
import { parseBody, type Operation, type OperationDeps } from './operation.ts';

const input = Type.Object({
  InstanceId: instanceId,
  ContactFlowId: Type.String({ minLength: 1, maxLength: 500 }),
  ParticipantDetails: Type.Object({ DisplayName: Type.String({ minLength: 1, maxLength: 256 }) }),
  Attributes: Type.Optional(Type.Record(Type.String(), Type.String())),
  InitialMessage: Type.Optional(
    Type.Object({
      ContentType: Type.Enum(['text/plain', 'text/markdown', 'application/json']),
      Content: Type.String({ minLength: 1, maxLength: 1024 }),
    }),
  ),
  ClientToken: clientToken,
  ChatDurationInMinutes: Type.Optional(Type.Integer({ minimum: 60, maximum: 10080 })),
  SupportedMessagingContentTypes: Type.Optional(Type.Array(Type.Enum(contentTypes))),
  RelatedContactId: Type.Optional(contactId),
  PersistentChat: Type.Optional(Type.Unknown()),
  ParticipantConfiguration: Type.Optional(Type.Unknown()),
  DisconnectOnCustomerExit: Type.Optional(Type.Unknown()),
  SegmentAttributes: Type.Optional(
    Type.Record(Type.String(), Type.Object({ ValueString: Type.Optional(Type.String()) })),
  ),
  CustomerId: Type.Optional(Type.String()),
});

type Input = Static<typeof input>;

const defaultDurationMinutes = 25 * 60;
/** Parts of the input that would be passed over here. */
const refused = ['PersistentChat', 'ParticipantConfiguration', 'DisconnectOnCustomerExit'] as const;

/** @throws AwsError for what the real service refuses, and for what is not emulated */
function check(body: Input): void {
  for (const name of refused)
    if (body[name] !== undefined) throw notEmulated(`StartChatContact with ${name}`);
  const subtype = body.SegmentAttributes?.['connect:Subtype']?.ValueString;
  if (subtype !== undefined && subtype !== 'connect:Chat')
    throw notEmulated(`StartChatContact of subtype '${subtype}'`);
  const types = body.SupportedMessagingContentTypes;
  if (types && !types.includes('text/plain'))
    throw invalidRequest('SupportedMessagingContentTypes must contain text/plain.');
  checkAttributes(body.Attributes ?? {});
}

/** The flow waits until the customer's page listens, so that no greeting is lost. */
export const startChatContact: Operation = (deps) => ({
  name: 'StartChatContact',
  method: 'PUT',
  path: '/contact/chat',
  handle(call) {
    const body = parseBody(input, call);
    check(body);
    deps.directory.checkInstance(body.InstanceId);
    return deps.once.run('StartChatContact', body.ClientToken, () => start(deps, body));
  },
});

function start({ flows, center, chat, access, timers }: OperationDeps, body: Input): object {
  const attributes = body.Attributes ?? {};
  const flow = flows.get(body.ContactFlowId);
  const participantId = randomUUID();
  const contact = center.start({
    channel: 'CHAT',
    initiationMethod: 'API',
    flowId: flow.id,
    customer: { connectionId: participantId, name: body.ParticipantDetails.DisplayName },
    attributes,
    contentTypes: body.SupportedMessagingContentTypes ?? ['text/plain'],
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
