import type { Now } from '../clock.ts';
import type { ContactCenter } from '../contacts/contact-center.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Directory } from '../directory.ts';
import { accessDenied, AwsError } from '../errors.ts';
import type { Hub } from './hub.ts';
import {
  createItem,
  eventType,
  systemParticipant,
  type AttachmentItem,
  type Item,
  type Receipt,
} from './item.ts';
import type { Participant } from './participant.ts';

export interface ChatDeps {
  readonly center: ContactCenter;
  readonly directory: Directory;
  readonly hub: Hub;
  /** Strictly increasing, see clock.ts. */
  readonly now: Now;
}

export type Chat = ReturnType<typeof createChat>;

const maxTextLength = 1024;
const maxJsonLength = 12_000;

/** Transcripts and who hears what. */
export function createChat({ center, directory, hub, now }: ChatDeps) {
  const transcripts = new Map<string, Item[]>();
  /** Bots that wait for the customer's next words. */
  const listeners = new Map<string, (words: string) => void>();

  center.observe({
    accepted: (contact) => {
      if (contact.channel === 'CHAT') postEvent(agentOf(contact), eventType.joined);
    },
    ended: (contact, wasConnected) => {
      if (contact.channel !== 'CHAT') return;
      if (hasJoined(contact)) postEvent(customerOf(contact), eventType.left);
      if (wasConnected) postEvent(agentOf(contact), eventType.left);
      post(
        contact.id,
        createItem(contact.id, now(), undefined, { Type: 'EVENT', ContentType: eventType.ended }),
      );
    },
  });

  function itemsOf(contactId: string): Item[] {
    const items = transcripts.get(contactId) ?? [];
    transcripts.set(contactId, items);
    return items;
  }

  function hasJoined(contact: Contact): boolean {
    return itemsOf(contact.id).some(
      (item) =>
        item.ContentType === eventType.joined &&
        item.ParticipantId === contact.customer.connectionId,
    );
  }

  /** The agent hears a chat from the moment of accepting it; what was said before is in the transcript. */
  function deliver(item: Item, isFor: (participantId: string) => boolean = () => true): void {
    const contact = center.get(item.ContactId);
    const { customer, agent } = contact;
    if (isFor(customer.connectionId)) hub.send(customer.connectionId, item);
    if (agent?.connectedAt && isFor(agent.connectionId)) hub.send(agent.userId, item);
  }

  function post(contactId: string, item: Item): Item {
    itemsOf(contactId).push(item);
    deliver(item);
    return item;
  }

  const postEvent = (author: Participant, ContentType: string) =>
    post(
      author.contactId,
      createItem(author.contactId, now(), author, { Type: 'EVENT', ContentType }),
    );

  function agentOf(contact: Contact): Participant {
    const { userId, connectionId } = contact.agent!;
    const displayName = directory.user(userId).firstName;
    return { id: connectionId, contactId: contact.id, role: 'AGENT', displayName, userId };
  }

  /** A receipt belongs to the message; its author is told, the recipient is not. */
  function noteReceipt(reader: Participant, kind: 'read' | 'delivered', messageId: string): Item {
    const message = itemsOf(reader.contactId).find((each) => each.Id === messageId);
    if (!message)
      throw new AwsError(400, 'ValidationException', 'The message is not of this chat.');
    const at = now();
    const earlier = message.MessageMetadata?.Receipts.find(
      (each) => each.RecipientParticipantId === reader.id,
    );
    const receipt: Receipt = {
      RecipientParticipantId: reader.id,
      DeliveredTimestamp: earlier?.DeliveredTimestamp ?? at.toISOString(),
      ...(kind === 'read'
        ? { ReadTimestamp: at.toISOString() }
        : earlier?.ReadTimestamp && { ReadTimestamp: earlier.ReadTimestamp }),
    };
    const others = message.MessageMetadata?.Receipts.filter((each) => each !== earlier) ?? [];
    message.MessageMetadata = { MessageId: messageId, Receipts: [...others, receipt] };
    const item = createItem(reader.contactId, at, undefined, {
      Type: 'MESSAGEMETADATA',
      ContentType: eventType[kind],
      MessageMetadata: { MessageId: messageId, Receipts: [receipt] },
    });
    deliver(item, (participantId) => participantId !== reader.id);
    return item;
  }

  return {
    customerOf,
    agentOf,
    transcript: (contactId: string): readonly Item[] => itemsOf(contactId),

    /** The customer's first connection: told to everybody, once. */
    customerJoined(contact: Contact): void {
      if (!hasJoined(contact)) postEvent(customerOf(contact), eventType.joined);
    },

    /** What the customer writes next, unless the limit comes first, which may also reject. */
    async nextMessage(contactId: string, limit: Promise<void>): Promise<string | undefined> {
      const heard = Promise.withResolvers<string>();
      listeners.set(contactId, heard.resolve);
      return Promise.race([heard.promise, limit.then(() => undefined)]).finally(() =>
        listeners.delete(contactId),
      );
    },

    say(contactId: string, text: string, speaker?: string): void {
      const system = systemParticipant(contactId, speaker);
      post(
        contactId,
        createItem(contactId, now(), system, {
          Type: 'MESSAGE',
          ContentType: 'text/plain',
          Content: text,
        }),
      );
    },

    message(author: Participant, ContentType: string, Content: string): Item {
      checkContentType(center.get(author.contactId), ContentType);
      const limit = ContentType === 'application/json' ? maxJsonLength : maxTextLength;
      if (Content.length > limit) {
        throw new AwsError(
          400,
          'ValidationException',
          `A message may have ${limit} characters at most.`,
        );
      }
      const item = post(
        author.contactId,
        createItem(author.contactId, now(), author, { Type: 'MESSAGE', ContentType, Content }),
      );
      if (author.role === 'CUSTOMER') listeners.get(author.contactId)?.(Content);
      return item;
    },

    event(author: Participant, contentType: string, content: string | undefined): Item {
      switch (contentType) {
        case eventType.typing: {
          // Typing is heard, not kept.
          const item = createItem(author.contactId, now(), author, {
            Type: 'EVENT',
            ContentType: contentType,
          });
          deliver(item);
          return item;
        }
        case eventType.read:
        case eventType.delivered:
          return noteReceipt(
            author,
            contentType === eventType.read ? 'read' : 'delivered',
            messageIdIn(content),
          );
        case eventType.acknowledged:
          return createItem(author.contactId, now(), author, {
            Type: 'EVENT',
            ContentType: contentType,
          });
        default:
          throw new AwsError(
            400,
            'ValidationException',
            `Participants cannot send events of type '${contentType}'.`,
          );
      }
    },

    attachments(author: Participant, files: readonly AttachmentItem[]): void {
      const ContentType = files[0]?.ContentType ?? 'application/octet-stream';
      post(
        author.contactId,
        createItem(author.contactId, now(), author, {
          Type: 'ATTACHMENT',
          ContentType,
          Attachments: files,
        }),
      );
    },

    /** An agent may read on during after-call work; a customer's access ends with the chat. */
    checkMayRead(reader: Participant): void {
      const contact = center.get(reader.contactId);
      if (contact.state === 'ended' && reader.role === 'CUSTOMER')
        throw accessDenied('The chat has ended.');
    },
    checkMayWrite(author: Participant): void {
      const contact = center.get(author.contactId);
      if (contact.state === 'ended') throw accessDenied('The chat has ended.');
      if (
        author.role === 'AGENT' &&
        !(contact.agent?.connectionId === author.id && contact.agent.connectedAt)
      ) {
        throw accessDenied('The agent has not accepted this chat.');
      }
    },

    clear: () => transcripts.clear(),
  };
}

/** Which types a chat takes is documented, how others are refused is assumed. */
function checkContentType({ contentTypes = ['text/plain'] }: Contact, type: string): void {
  if (!contentTypes.includes(type))
    throw new AwsError(400, 'ValidationException', `This chat does not support ${type}.`);
}

function customerOf(contact: Contact): Participant {
  return {
    id: contact.customer.connectionId,
    contactId: contact.id,
    role: 'CUSTOMER',
    displayName: contact.customer.name,
  };
}

function messageIdIn(content: string | undefined): string {
  try {
    const { messageId } = JSON.parse(content ?? '{}') as { messageId?: unknown };
    if (typeof messageId === 'string') return messageId;
  } catch {
    // The same refusal as for a missing id.
  }
  throw new AwsError(
    400,
    'ValidationException',
    'A receipt needs {"messageId": "…"} as its content.',
  );
}
