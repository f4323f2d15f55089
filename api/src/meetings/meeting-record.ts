import type { CustomerContact } from '@video-escalation/contracts/http/contacts';
import type { MeetingState, Person } from '@video-escalation/contracts/http/meetings';
import type { AgentId, ContactId } from '@video-escalation/contracts/ids';
import type { MeetingRecord } from './meetings.store.ts';

// Chime takes up to 64 characters (API reference, CreateAttendee): a UUID and the role fit.
export const agentUserId = (agentId: AgentId) => `agent:${agentId}`;
export const customerUserId = (conversationId: ContactId) => `customer:${conversationId}`;

/** The meeting as its agent sees it. */
export function toMeetingState(record: MeetingRecord): MeetingState {
  const { meetingId, contactId, mediaRegion, createdAt, invitedAt, customer, hasEnded } = record;
  return { meetingId, contactId, mediaRegion, createdAt, invitedAt, customer, hasEnded };
}

/** The meeting as its customer may know it. */
export function toCustomerContact(
  contactId: ContactId,
  record: MeetingRecord | undefined,
): CustomerContact {
  if (!record) return { contactId, video: { state: 'none' } };
  const { meetingId, agentName, invitation } = record;
  const state = record.hasEnded ? 'ended' : record.customer;
  return { contactId, video: { state, meetingId, agentName, invitation } };
}

export function peopleOf(record: MeetingRecord): Person[] {
  return [
    { externalUserId: agentUserId(record.agentId), name: record.agentName, role: 'agent' },
    {
      externalUserId: customerUserId(record.conversationId),
      name: record.customerName,
      role: 'customer',
    },
  ];
}
