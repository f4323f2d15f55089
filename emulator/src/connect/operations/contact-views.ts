import type { Contact } from '../contacts/contact.ts';
import type { Directory } from '../directory.ts';
import { epochSeconds } from './operation.ts';

/** What a search tells of a contact; DescribeContact tells more. An agent stands in it only once connected. */
export function contactSummary(contact: Contact, { arns }: Directory): object {
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

/** What DescribeContact tells. */
export function contactView(contact: Contact, directory: Directory): object {
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
