import type {
  CcpSession,
  ContactDetails,
  SignInPlace,
} from '@video-escalation/contracts/http/agent';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { Contact, ContactCenter } from '../contacts/contact-center.ts';
import type { Agent, AgentCache, KnownAgent } from './agent-cache.ts';
import type { Federation } from './federation.ts';
import type { Turns } from './turns.ts';

const KNOWN_TTL_S = 12 * 3600;
/** Short: an administrator may be creating the user right now. */
const UNKNOWN_TTL_S = 30;
const REFRESH_AFTER_MS = 5 * 60_000;

export interface AgentsOptions {
  readonly contactCenter: ContactCenter;
  readonly cache: AgentCache;
  /** Undefined: agents sign in by Amazon Connect's own window. */
  readonly federation: Federation | undefined;
  readonly turns: Turns;
  readonly now: () => number;
  readonly onError: (error: unknown, what: string) => void;
}

export type Agents = ReturnType<typeof createAgents>;

export function createAgents(options: AgentsOptions) {
  const { contactCenter, cache, federation, turns, now } = options;
  const underWay = new Map<string, Promise<KnownAgent>>();

  async function ask(signIn: string): Promise<KnownAgent> {
    const agent = (await contactCenter.findUser(signIn)) ?? null;
    const known = { agent, askedAt: now() };
    await cache.set(signIn, known, agent ? KNOWN_TTL_S : UNKNOWN_TTL_S);
    return known;
  }

  /** A page's first calls come together: one asks, the others share its answer. */
  function askInPassing(signIn: string): Promise<KnownAgent> {
    const asking = underWay.get(signIn) ?? askWhenPossible(signIn);
    underWay.set(signIn, asking);
    return asking.finally(() => underWay.delete(signIn));
  }

  async function askWhenPossible(signIn: string): Promise<KnownAgent> {
    if (await turns.takeInPassing()) return ask(signIn);
    throw new Problem('agent/over-quota', undefined, { retryAfterS: 5 });
  }

  /** In this agent's turn: federates, and takes the chance to look whether the user has changed. */
  async function federate(name: string, via: Federation): Promise<CcpSession> {
    const cached = await cache.get(name);
    const isFresh = cached && now() - cached.askedAt < REFRESH_AFTER_MS;
    const { agent } = isFresh ? cached : await ask(name);
    if (!agent) throw new Problem('auth/not-an-agent');
    return via.signIn(agent.username);
  }

  /** What was used or given up needs no answer: were it lost, the place would end by itself. */
  function leave(name: string): void {
    turns
      .leave(name)
      .catch((error: unknown) => options.onError(error, 'a place in line was not given up'));
  }

  async function contactOf(agent: Agent, contactId: ContactId): Promise<Contact> {
    const contact = await contactCenter.contact(contactId);
    if (!contact) throw new Problem('contact/not-found');
    if (contact.agentId !== agent.agentId) throw new Problem('meeting/contact-not-held');
    return contact;
  }

  return {
    /** The Connect user of a sign-in. @throws Problem auth/not-an-agent, agent/over-quota */
    async ofSignIn(signInName: string): Promise<Agent> {
      const name = toConnectUsername(signInName);
      const { agent } = (await cache.get(name)) ?? (await askInPassing(name));
      if (!agent) throw new Problem('auth/not-an-agent');
      return agent;
    },

    /**
     * Signs in to the CCP when this agent's turn has come; the place in line until then. Calls that Amazon Connect
     * refuses for its quota cost time, not the place.
     * @throws Problem auth/not-an-agent, ccp/unavailable, ccp/sign-in-off
     */
    async signInToCcp(signInName: string): Promise<CcpSession | SignInPlace> {
      if (!federation) throw new Problem('ccp/sign-in-off');
      const name = toConnectUsername(signInName);
      if ((await cache.get(name))?.agent === null) throw new Problem('auth/not-an-agent');
      const place = await turns.take(name);
      if (place) return place;
      try {
        const session = await federate(name, federation);
        leave(name);
        return session;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.code === 'auth/not-an-agent') leave(name);
        if (error.code !== 'agent/over-quota') throw error;
        return turns.setBack(name);
      }
    },

    leaveLine: (signInName: string) => turns.leave(toConnectUsername(signInName)),

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
