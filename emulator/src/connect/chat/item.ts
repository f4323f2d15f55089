import { randomUUID } from 'node:crypto';
import type { Participant, ParticipantRole } from './participant.ts';

export interface Receipt {
  readonly RecipientParticipantId: string;
  readonly DeliveredTimestamp?: string;
  readonly ReadTimestamp?: string;
}

/** One line of a transcript, spelt as the participant service and its socket spell it. */
export interface Item {
  readonly Id: string;
  readonly AbsoluteTime: string;
  readonly InitialContactId: string;
  readonly ContactId: string;
  readonly Type: 'MESSAGE' | 'EVENT' | 'ATTACHMENT' | 'MESSAGEMETADATA';
  readonly ContentType: string;
  readonly Content?: string;
  readonly ParticipantId?: string;
  readonly DisplayName?: string;
  readonly ParticipantRole?: ParticipantRole;
  readonly Attachments?: readonly AttachmentItem[];
  MessageMetadata?: { readonly MessageId: string; readonly Receipts: readonly Receipt[] };
}

export interface AttachmentItem {
  readonly AttachmentId: string;
  readonly AttachmentName: string;
  readonly ContentType: string;
  readonly Status: 'APPROVED' | 'REJECTED' | 'IN_PROGRESS';
}

const prefix = 'application/vnd.amazonaws.connect.event.';

export const eventType = {
  joined: `${prefix}participant.joined`,
  left: `${prefix}participant.left`,
  ended: `${prefix}chat.ended`,
  typing: `${prefix}typing`,
  read: `${prefix}message.read`,
  delivered: `${prefix}message.delivered`,
  acknowledged: `${prefix}connection.acknowledged`,
} as const;

export const systemParticipant = (
  contactId: string,
  displayName = 'SYSTEM_MESSAGE',
): Participant => ({
  id: contactId,
  contactId,
  role: 'SYSTEM',
  displayName,
});

type Content = Pick<Item, 'Type' | 'ContentType'> &
  Partial<Pick<Item, 'Content' | 'Attachments' | 'MessageMetadata'>>;

export function createItem(
  contactId: string,
  at: Date,
  author: Participant | undefined,
  content: Content,
): Item {
  return {
    Id: randomUUID(),
    AbsoluteTime: at.toISOString(),
    InitialContactId: contactId,
    ContactId: contactId,
    ...content,
    ...(author && {
      ParticipantId: author.id,
      DisplayName: author.displayName,
      ParticipantRole: author.role,
    }),
  };
}
