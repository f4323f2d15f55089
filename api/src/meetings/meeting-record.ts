import type { CustomerContact } from '@video-escalation/contracts/http/contacts';
import type { MeetingState, Person } from '@video-escalation/contracts/http/meetings';
import type { Recording } from '@video-escalation/contracts/recordings/recording';
import type { AgentId, ContactId, RecordingId } from '@video-escalation/contracts/ids';
import type { MeetingRecord } from './meetings.store.ts';

// Chime takes up to 64 characters (API reference, CreateAttendee): a UUID and the role fit.
export const agentUserId = (agentId: AgentId) => `agent:${agentId}`;
export const recorderUserId = (recordingId: RecordingId) => `recorder:${recordingId}`;
export const customerUserId = (conversationId: ContactId) => `customer:${conversationId}`;

/** The meeting as its agent sees it. */
export function toMeetingState(record: MeetingRecord, recording?: Recording): MeetingState {
  const { meetingId, contactId, mediaRegion, createdAt, invitedAt, customer, hasEnded } = record;
  return {
    ...{ meetingId, contactId, mediaRegion, createdAt, invitedAt, customer, hasEnded },
    ...(recording ? { recording } : {}),
  };
}

/** The meeting as its customer may know it. */
export function toCustomerContact(
  contactId: ContactId,
  record: MeetingRecord | undefined,
  recording?: Recording,
): CustomerContact {
  if (!record) return { contactId, video: { state: 'none' } };
  const { meetingId, agentName, invitation } = record;
  const state = record.hasEnded ? 'ended' : record.customer;
  return {
    contactId,
    video: { state, meetingId, agentName, invitation, ...(recording ? { recording } : {}) },
  };
}

/** Who may be in the meeting; its recorder too, where there is a recording. */
export function peopleOf(record: MeetingRecord, recordingId?: RecordingId): Person[] {
  return [
    { externalUserId: agentUserId(record.agentId), name: record.agentName, role: 'agent' },
    {
      externalUserId: customerUserId(record.conversationId),
      name: record.customerName,
      role: 'customer',
    },
    ...(recordingId === undefined
      ? []
      : [
          {
            externalUserId: recorderUserId(recordingId),
            name: 'Recording',
            role: 'recorder' as const,
          },
        ]),
  ];
}
