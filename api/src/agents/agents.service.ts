import type { CcpSession, ContactDetails } from '@video-escalation/contracts/http/agent';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { Contact, ContactCenter } from '../contacts/contact-center.ts';
import type { Agent, AgentCache, KnownAgent } from './agent-cache.ts';
import type { Federation } from './federation.ts';

const KNOWN_TTL_S = 12 * 3600;
/** Short: an administrator may be creating the user right now. */
const UNKNOWN_TTL_S = 30;
const REFRESH_AFTER_MS = 5 * 60_000;

export interface AgentsOptions {
  readonly contactCenter: ContactCenter;
  readonly cache: AgentCache;
  readonly federation: Federation;
  readonly now: () => number;
}

export type Agents = ReturnType<typeof createAgents>;

export function createAgents({ contactCenter, cache, federation, now }: AgentsOptions) {
  async function ask(signIn: string): Promise<KnownAgent> {
    const agent = (await contactCenter.findUser(signIn)) ?? null;
    const known = { agent, askedAt: now() };
    await cache.set(signIn, known, agent ? KNOWN_TTL_S : UNKNOWN_TTL_S);
    return known;
  }

  async function contactOf(agent: Agent, contactId: ContactId): Promise<Contact> {
    const contact = await contactCenter.contact(contactId);
    if (!contact) throw new Problem('contact/not-found');
    if (contact.agentId !== agent.agentId) throw new Problem('meeting/contact-not-held');
    return contact;
  }

  return {
    /** The Connect user of a sign-in. @throws Problem auth/not-an-agent */
    async ofSignIn(signInName: string): Promise<Agent> {
      const name = toConnectUsername(signInName);
      const { agent } = (await cache.get(name)) ?? (await ask(name));
      if (!agent) throw new Problem('auth/not-an-agent');
      return agent;
    },

    /** Signs in to the CCP, and takes the chance to look whether the user has changed. */
    async signInToCcp(signInName: string): Promise<CcpSession> {
      const name = toConnectUsername(signInName);
      const cached = await cache.get(name);
      const isFresh = cached && now() - cached.askedAt < REFRESH_AFTER_MS;
      const { agent } = isFresh ? cached : await ask(name);
      if (!agent) throw new Problem('auth/not-an-agent');
      return federation.signIn(agent.username);
    },

    /** The contact, if this agent holds it now. @throws Problem meeting/contact-not-held, contact/ended, contact/not-found */
    async heldContact(agent: Agent, contactId: ContactId): Promise<Contact> {
      const contact = await contactOf(agent, contactId);
      if (contact.hasEnded) throw new Problem('contact/ended');
      return contact;
    },

    /** Also of a contact that has ended: the agent is still at work on it. */
    async contactDetails(agent: Agent, contactId: ContactId): Promise<ContactDetails> {
      const contact = await contactOf(agent, contactId);
      const attributes = await contactCenter.attributes(contact.conversationId);
      return {
        contactId,
        channel: contact.channel,
        customerName: attributes.customerName ?? null,
        customerEmail: attributes.customerEmail ?? null,
        reference: referenceIn(attributes),
        startedAt: contact.startedAt.toISOString(),
        recording: {
          autoStart: attributes.videoRecordingAutoStartEnabled === 'true',
          startStop: attributes.videoRecordingStartStopEnabled === 'true',
        },
      };
    },
  };
}

/** Cognito takes `+` in a username, Connect doesn't: there it is created with `_` instead. */
export function toConnectUsername(signInName: string): string {
  return signInName.trim().toLowerCase().replaceAll('+', '_');
}

/** `error` stands for a reference that was not valid. */
function referenceIn(attributes: Readonly<Record<string, string>>): string | null {
  const reference = attributes.videoReferenceId;
  return reference === undefined || reference === 'error' ? null : reference;
}
