import { randomUUID } from 'node:crypto';
import type { Agents } from '../agents/agents.ts';
import type { Now } from '../clock.ts';
import type { Directory, Queue } from '../directory.ts';
import { notFound } from '../errors.ts';
import { queueKey, routableAgents, waitingContacts } from '../routing/candidates.ts';
import { pickOffer } from '../routing/router.ts';
import type { Timers } from '../timers.ts';
import type { ConnectTimings } from '../timings.ts';
import { defaultPriority, type Contact } from './contact.ts';
import { nextContactState, type ContactEvent } from './machine.ts';

export interface ContactListener {
  queued?(contact: Contact): void;
  accepted?(contact: Contact): void;
  /** `wasConnected` tells whether an agent held it. */
  ended?(contact: Contact, wasConnected: boolean): void;
  changed?(contact: Contact): void;
}

export type NewContact = Pick<
  Contact,
  'channel' | 'initiationMethod' | 'flowId' | 'customer' | 'attributes'
> &
  Partial<
    Pick<
      Contact,
      'segmentAttributes' | 'customerId' | 'relatedContactId' | 'references' | 'contentTypes'
    >
  >;

export interface ContactCenterDeps {
  readonly directory: Directory;
  readonly agents: Agents;
  readonly now: Now;
  readonly timers: Timers;
  readonly timings: ConnectTimings;
}

export type ContactCenter = ReturnType<typeof createContactCenter>;

/** Contacts from their start to their end: queueing, ringing, answering. The rules are in machine and router. */
export function createContactCenter({
  directory,
  agents,
  now,
  timers,
  timings,
}: ContactCenterDeps) {
  const contacts = new Map<string, Contact>();
  const listeners = new Set<ContactListener>();
  const ringing = new Map<string, () => void>();
  let isRouting = false;

  agents.onChange(route);

  function find(contactId: string): Contact | undefined {
    return contacts.get(contactId);
  }

  function get(contactId: string): Contact {
    const contact = find(contactId);
    if (!contact) throw notFound(`Contact ${contactId}`);
    return contact;
  }

  function move(contact: Contact, event: ContactEvent): void {
    contact.state = nextContactState(contact.state, event);
    contact.stateSince = now();
  }

  function notify(tell: (listener: ContactListener) => void): void {
    for (const listener of listeners) tell(listener);
  }

  function stopRinging(contact: Contact): void {
    ringing.get(contact.id)?.();
    ringing.delete(contact.id);
  }

  /** Offers what waits, one by one, until nothing fits any more. */
  function route(): void {
    // An offer changes the agent, which asks for routing again: the running loop sees to it.
    if (isRouting) return;
    isRouting = true;
    try {
      for (;;) {
        const offer = pickOffer(
          waitingContacts(contacts.values()),
          routableAgents(agents, directory),
        );
        if (!offer) return;
        ring(get(offer.contactId), offer.userId);
      }
    } finally {
      isRouting = false;
    }
  }

  function ring(contact: Contact, userId: string): void {
    move(contact, 'offer');
    const connectionId = randomUUID();
    contact.agent = { userId, connectionId };
    ringing.set(
      contact.id,
      timers.after(timings.ringMs, () => decline(contact, userId, 'miss')),
    );
    agents.addLeg(userId, contact, connectionId);
    notify((listener) => listener.changed?.(contact));
  }

  function decline(contact: Contact, userId: string, how: 'miss' | 'reject'): void {
    agents.moveLeg(userId, contact.id, how);
    stopRinging(contact);
    move(contact, 'decline');
    delete contact.agent;
    notify((listener) => listener.changed?.(contact));
    route();
  }

  function touchHolder(contact: Contact): void {
    if (contact.agent) agents.touch(contact.agent.userId);
    notify((listener) => listener.changed?.(contact));
  }

  return {
    find,
    get,
    all: () => [...contacts.values()],
    observe(listener: ContactListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    route,

    start(fields: NewContact): Contact {
      const contact: Contact = {
        id: randomUUID(),
        segmentAttributes: {},
        references: {},
        ...fields,
        initiatedAt: now(),
        state: 'flow',
        stateSince: now(),
        priority: defaultPriority,
        queueTimeAdjustment: 0,
      };
      contacts.set(contact.id, contact);
      return contact;
    },

    /** Puts the contact into its target queue; false if that queue is full. */
    enqueue(contact: Contact): boolean {
      const queue = contact.targetQueue;
      if (!queue) throw new Error('A contact is queued only after its target queue was set.');
      const limit = queue.kind === 'standard' ? queue.queue.maxContacts : undefined;
      if (limit !== undefined && this.queued(queue).length >= limit) return false;
      move(contact, 'enqueue');
      contact.queuedAt = now();
      notify((listener) => listener.queued?.(contact));
      route();
      return true;
    },

    /** Contacts that wait in the queue, ringing ones too, oldest first. */
    queued: (queue: Queue) =>
      [...contacts.values()]
        .filter((each) => each.state === 'queued' || each.state === 'ringing')
        .filter((each) => each.targetQueue && queueKey(each.targetQueue) === queueKey(queue))
        .sort((a, b) => a.queuedAt!.getTime() - b.queuedAt!.getTime()),

    accept(contactId: string, userId: string): void {
      const contact = get(contactId);
      agents.moveLeg(userId, contactId, 'accept');
      stopRinging(contact);
      move(contact, 'accept');
      contact.agent = { ...contact.agent!, connectedAt: now() };
      notify((listener) => listener.accepted?.(contact));
    },

    reject: (contactId: string, userId: string) => decline(get(contactId), userId, 'reject'),

    clear(contactId: string, userId: string): void {
      agents.moveLeg(userId, contactId, 'clear');
    },

    setHold(contactId: string, userId: string, isOnHold: boolean): void {
      agents.moveLeg(userId, contactId, isOnHold ? 'hold' : 'resume');
      const contact = get(contactId);
      contact.isOnHold = isOnHold;
      notify((listener) => listener.changed?.(contact));
    },

    /** Ends it for everybody; a second end is no error, since both sides may leave at once. */
    end(contactId: string, reason: string): void {
      const contact = get(contactId);
      if (contact.state === 'ended') return;
      const wasConnected = contact.state === 'connected';
      const holder = contact.state === 'ringing' || wasConnected ? contact.agent : undefined;
      stopRinging(contact);
      move(contact, 'end');
      contact.endedAt = now();
      contact.disconnectReason = reason;
      notify((listener) => listener.ended?.(contact, wasConnected));
      if (holder) agents.moveLeg(holder.userId, contactId, 'end');
      route();
    },

    update(
      contactId: string,
      change: Partial<Pick<Contact, 'name' | 'description' | 'references' | 'segmentAttributes'>>,
    ): void {
      touchHolder(Object.assign(get(contactId), change));
    },

    /** An empty value stays, as in Connect; attributes are never removed. */
    setAttributes(contactId: string, attributes: Readonly<Record<string, string>>): void {
      const contact = get(contactId);
      contact.attributes = { ...contact.attributes, ...attributes };
      touchHolder(contact);
    },

    reset(): void {
      for (const cancel of ringing.values()) cancel();
      ringing.clear();
      contacts.clear();
      agents.reset();
    },
  };
}
