import type { AgentId, ContactId } from '@video-escalation/contracts/ids';
import type { Agent } from '../agents/agent-cache.ts';

export interface NewChat {
  readonly displayName: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The same for every attempt at one start, so that a retry starts no second chat. */
  readonly clientToken: string;
}

export interface StartedChat {
  readonly contactId: ContactId;
  readonly participantId: string;
  readonly participantToken: string;
}

export interface Contact {
  readonly contactId: ContactId;
  /** The contact that the customer started; another one only after a transfer. */
  readonly conversationId: ContactId;
  readonly channel: 'chat' | 'voice';
  readonly startedAt: Date;
  readonly hasEnded: boolean;
  /** Who has accepted it. */
  readonly agentId: AgentId | undefined;
}

/** Where somebody stands in the contact centre. */
export interface Standing {
  readonly securityProfileIds: readonly string[];
  /** Ids of hierarchy groups, from the top to the user's own. Empty: in no group. */
  readonly hierarchy: readonly string[];
}

/** What the api needs of Amazon Connect. Every call may throw Problem contact/unavailable. */
export interface ContactCenter {
  startChat(chat: NewChat): Promise<StartedChat>;
  /** Undefined: there is no such contact. */
  contact(contactId: ContactId): Promise<Contact | undefined>;
  attributes(conversationId: ContactId): Promise<Readonly<Record<string, string>>>;
  setAttributes(
    conversationId: ContactId,
    attributes: Readonly<Record<string, string>>,
  ): Promise<void>;
  /** Undefined: no user has that username. */
  findUser(username: string): Promise<Agent | undefined>;
  isSignedIn(agentId: AgentId): Promise<boolean>;
  standing(agentId: AgentId): Promise<Standing>;
  /** Undefined: there is no such security profile. */
  securityProfileId(name: string): Promise<string | undefined>;
}
