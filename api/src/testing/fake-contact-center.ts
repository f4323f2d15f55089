import { Problem } from '@video-escalation/contracts/http/problems';
import type { AgentId, ContactId } from '@video-escalation/contracts/ids';
import { randomUUID } from 'node:crypto';
import type { Agent } from '../agents/agent-cache.ts';
import type { Contact, ContactCenter, NewChat } from '../contacts/contact-center.ts';

export const alice: Agent = {
  agentId: 'a11ce000-0000-4000-8000-00000000aaaa' as AgentId,
  username: 'alice@example.com',
  firstName: 'Alice',
  name: 'Alice Example',
};
export const bob: Agent = {
  agentId: 'b0b00000-0000-4000-8000-00000000bbbb' as AgentId,
  username: 'bob_video@example.com',
  firstName: 'Bob',
  name: 'Bob Example',
};

/** A contact centre in memory, with a hand on what happens in it. */
export function createFakeContactCenter() {
  const contacts = new Map<string, Contact>();
  const attributes = new Map<string, Record<string, string>>();
  const chats: NewChat[] = [];
  const searches: string[] = [];
  const signedOut = new Set<string>();
  let outage: unknown;

  const unlessOut = () => {
    if (outage !== undefined) {
      throw new Problem('contact/unavailable', undefined, { cause: outage, retryAfterS: 5 });
    }
  };
  const change = (contactId: ContactId, part: Partial<Contact>) => {
    const contact = contacts.get(contactId);
    if (!contact) throw new Error(`The fake contact centre has no contact ${contactId}`);
    contacts.set(contactId, { ...contact, ...part });
  };
  const add = (contactId: ContactId, part: Partial<Contact> = {}) =>
    contacts.set(contactId, {
      contactId,
      conversationId: contactId,
      channel: 'chat',
      startedAt: new Date('2026-11-23T08:00:00Z'),
      hasEnded: false,
      agentId: undefined,
      ...part,
    });

  const port: ContactCenter = {
    async startChat(chat) {
      unlessOut();
      chats.push(chat);
      const contactId = randomUUID() as ContactId;
      add(contactId);
      attributes.set(contactId, { ...chat.attributes });
      return { contactId, participantId: randomUUID(), participantToken: `QVFJ${randomUUID()}` };
    },
    async contact(contactId) {
      unlessOut();
      return contacts.get(contactId);
    },
    attributes: async (conversationId) => attributes.get(conversationId) ?? {},
    async setAttributes(conversationId, more) {
      unlessOut();
      attributes.set(conversationId, { ...attributes.get(conversationId), ...more });
    },
    async findUser(username) {
      unlessOut();
      searches.push(username);
      return [alice, bob].find((each) => each.username === username);
    },
    async isSignedIn(agentId) {
      unlessOut();
      return !signedOut.has(agentId);
    },
  };

  return {
    port,
    chats,
    searches,
    attributesOf: (contactId: string) => attributes.get(contactId) ?? {},
    accept: (contactId: ContactId, agent: Agent) => change(contactId, { agentId: agent.agentId }),
    hangUp: (contactId: ContactId) => change(contactId, { hasEnded: true }),
    /** The next agent gets a contact of his own in the same conversation. */
    transfer(contactId: ContactId, agent: Agent): ContactId {
      change(contactId, { hasEnded: true });
      const next = randomUUID() as ContactId;
      add(next, { conversationId: contactId, agentId: agent.agentId });
      return next;
    },
    signOut: (agent: Agent) => void signedOut.add(agent.agentId),
    signIn: (agent: Agent) => void signedOut.delete(agent.agentId),
    failWith: (error: unknown) => void (outage = error),
  };
}
