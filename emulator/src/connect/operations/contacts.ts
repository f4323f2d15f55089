import { Type } from 'typebox';
import type { Contact } from '../contacts/contact.ts';
import type { Directory } from '../directory.ts';
import { AwsError } from '../errors.ts';
import { epochSeconds, page, param, parseBody, type Operation } from './operation.ts';

const contactInput = {
  InstanceId: Type.String({ minLength: 1 }),
  ContactId: Type.String({ minLength: 1 }),
};

export const describeContact: Operation = ({ directory, center }) => ({
  name: 'DescribeContact',
  method: 'GET',
  path: '/contacts/:InstanceId/:ContactId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    return { Contact: contactView(center.get(param(call, 'ContactId')), directory) };
  },
});

export const updateContact: Operation = ({ directory, center }) => ({
  name: 'UpdateContact',
  method: 'POST',
  path: '/contacts/:InstanceId/:ContactId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const { Name, Description, References, SegmentAttributes } = parseBody(
      Type.Object({
        Name: Type.Optional(Type.String({ maxLength: 512 })),
        Description: Type.Optional(Type.String({ maxLength: 4096 })),
        References: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        SegmentAttributes: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      }),
      call,
    );
    const contact = center.get(param(call, 'ContactId'));
    center.update(contact.id, {
      ...(Name !== undefined && { name: Name }),
      ...(Description !== undefined && { description: Description }),
      ...(References && { references: { ...contact.references, ...References } }),
      ...(SegmentAttributes && {
        segmentAttributes: { ...contact.segmentAttributes, ...SegmentAttributes },
      }),
    });
  },
});

export const stopContact: Operation = ({ directory, center }) => ({
  name: 'StopContact',
  method: 'POST',
  path: '/contact/stop',
  handle(call) {
    const { InstanceId, ContactId } = parseBody(Type.Object(contactInput), call);
    directory.checkInstance(InstanceId);
    const contact = center.find(ContactId);
    if (!contact || contact.state === 'ended') {
      throw new AwsError(
        410,
        'ContactNotFoundException',
        'The contact does not exist or has ended.',
      );
    }
    center.end(ContactId, 'API');
  },
});

export const getContactAttributes: Operation = ({ directory, center }) => ({
  name: 'GetContactAttributes',
  method: 'GET',
  path: '/contact/attributes/:InstanceId/:InitialContactId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    return { Attributes: center.get(param(call, 'InitialContactId')).attributes };
  },
});

export const updateContactAttributes: Operation = ({ directory, center }) => ({
  name: 'UpdateContactAttributes',
  method: 'POST',
  path: '/contact/attributes',
  handle(call) {
    const body = parseBody(
      Type.Object({
        InstanceId: Type.String({ minLength: 1 }),
        InitialContactId: Type.String({ minLength: 1 }),
        Attributes: Type.Record(Type.String(), Type.String()),
      }),
      call,
    );
    directory.checkInstance(body.InstanceId);
    center.setAttributes(body.InitialContactId, body.Attributes);
  },
});

const searchInput = Type.Object({
  InstanceId: Type.String({ minLength: 1 }),
  TimeRange: Type.Object({
    Type: Type.String(),
    StartTime: Type.Number(),
    EndTime: Type.Number(),
  }),
  SearchCriteria: Type.Optional(
    Type.Object({
      AgentIds: Type.Optional(Type.Array(Type.String())),
      Channels: Type.Optional(Type.Array(Type.String())),
      InitiationMethods: Type.Optional(Type.Array(Type.String())),
      QueueIds: Type.Optional(Type.Array(Type.String())),
    }),
  ),
  MaxResults: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  NextToken: Type.Optional(Type.String()),
});

export const searchContacts: Operation = ({ directory, center }) => ({
  name: 'SearchContacts',
  method: 'POST',
  path: '/search-contacts',
  handle(call) {
    const body = parseBody(searchInput, call);
    directory.checkInstance(body.InstanceId);
    const { AgentIds, Channels, InitiationMethods, QueueIds } = body.SearchCriteria ?? {};
    const isIn = (wanted: readonly string[] | undefined, value: string | undefined) =>
      wanted === undefined ||
      wanted.length === 0 ||
      (value !== undefined && wanted.includes(value));
    const found = center.all().filter((contact) => {
      const at = contact.initiatedAt.getTime() / 1000;
      return (
        at >= body.TimeRange.StartTime &&
        at <= body.TimeRange.EndTime &&
        isIn(AgentIds, contact.agent?.connectedAt && contact.agent.userId) &&
        isIn(Channels, contact.channel) &&
        isIn(InitiationMethods, contact.initiationMethod) &&
        isIn(QueueIds, contact.targetQueue?.id)
      );
    });
    const { items, nextToken } = page(found, body.MaxResults, body.NextToken);
    return {
      Contacts: items.map((contact) => contactSummary(contact, directory)),
      TotalCount: found.length,
      NextToken: nextToken,
    };
  },
});

/** What a search tells of a contact; DescribeContact tells more. An agent stands in it only once connected. */
function contactSummary(contact: Contact, { arns }: Directory): object {
  const { agent, queuedAt, targetQueue } = contact;
  return {
    Id: contact.id,
    Arn: arns.contact(contact.id),
    InitialContactId: contact.id,
    InitiationMethod: contact.initiationMethod,
    Channel: contact.channel,
    Name: contact.name,
    InitiationTimestamp: epochSeconds(contact.initiatedAt),
    DisconnectTimestamp: epochSeconds(contact.endedAt),
    SegmentAttributes: contact.segmentAttributes,
    QueueInfo: targetQueue &&
      queuedAt && { Id: targetQueue.id, EnqueueTimestamp: epochSeconds(queuedAt) },
    AgentInfo: agent?.connectedAt && {
      Id: agent.userId,
      ConnectedToAgentTimestamp: epochSeconds(agent.connectedAt),
    },
  };
}

function contactView(contact: Contact, directory: Directory): object {
  const { customer } = contact;
  return {
    ...contactSummary(contact, directory),
    RelatedContactId: contact.relatedContactId,
    Description: contact.description,
    CustomerId: contact.customerId,
    LastUpdateTimestamp: epochSeconds(contact.stateSince),
    DisconnectReason: contact.disconnectReason,
    QueuePriority: contact.priority,
    QueueTimeAdjustmentSeconds: contact.queueTimeAdjustment,
    CustomerEndpoint: customer.phoneNumber && {
      Type: 'TELEPHONE_NUMBER',
      Address: customer.phoneNumber,
    },
  };
}
