import { Problem } from '@video-escalation/contracts/http/problems';
import type { AgentId, ContactId } from '@video-escalation/contracts/ids';
import { randomUUID } from 'node:crypto';
import type { Agent } from '../agents/agent-cache.ts';
import type { Contact, ContactCenter, NewChat, Standing } from '../contacts/contact-center.ts';

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

export const sam: Agent = {
  agentId: '5a500000-0000-4000-8000-00000000cccc' as AgentId,
  username: 'sam@example.com',
  firstName: 'Sam',
  name: 'Sam Example',
};

export const PLAYBACK_PROFILE = { id: 'profile-playback', name: 'Video Recording Playback' };

/** A contact centre in memory, with a hand on what happens in it. */
export function createFakeContactCenter() {
  const contacts = new Map<string, Contact>();
  const attributes = new Map<string, Record<string, string>>();
  const chats: NewChat[] = [];
  const searches: string[] = [];
  const signedOut = new Set<string>();
  const standings = new Map<string, Standing>([
    [alice.agentId, { securityProfileIds: ['profile-agent'], hierarchy: ['service', 'video'] }],
    [bob.agentId, { securityProfileIds: ['profile-agent'], hierarchy: ['service', 'other'] }],
    [sam.agentId, { securityProfileIds: [PLAYBACK_PROFILE.id], hierarchy: ['service'] }],
  ]);
  const standingsAsked: string[] = [];
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
      return [alice, bob, sam].find((each) => each.username === username);
    },
    async isSignedIn(agentId) {
      unlessOut();
      return !signedOut.has(agentId);
    },
    async standing(agentId) {
      unlessOut();
      standingsAsked.push(agentId);
      return standings.get(agentId) ?? { securityProfileIds: [], hierarchy: [] };
    },
    securityProfileId: async (name) =>
      name === PLAYBACK_PROFILE.name ? PLAYBACK_PROFILE.id : undefined,
  };

  return {
    port,
    chats,
    searches,
    standingsAsked,
    place: (agent: Agent, standing: Partial<Standing>) =>
      void standings.set(agent.agentId, { ...standings.get(agent.agentId)!, ...standing }),
    /** As a flow sets them. */
    allow: (contactId: string, ...names: readonly string[]) =>
      void attributes.set(contactId, {
        ...attributes.get(contactId),
        ...Object.fromEntries(names.map((name) => [name, 'true'])),
      }),
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
