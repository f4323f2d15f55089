import type {
  CustomerToken,
  StartContactBody,
  StartedContact,
} from '@video-escalation/contracts/http/contacts';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import { createHmac } from 'node:crypto';
import type { ContactCenter, NewChat, StartedChat } from './contact-center.ts';
import type { CustomerTokens } from './customer-tokens.ts';
import type { Redemption } from '../routes/redemption.ts';
import type { RateLimits } from './start-limits.ts';

export interface ContactsOptions {
  readonly contactCenter: ContactCenter;
  readonly tokens: CustomerTokens;
  readonly limits: RateLimits;
  readonly redemption: Redemption;
  readonly perMinute: { readonly address: number; readonly email: number };
  /** Limits count under keyed hashes: Redis holds no address of anybody. */
  readonly hashKey: string;
  readonly createId: () => string;
}

export type Contacts = ReturnType<typeof createContacts>;

export function createContacts(options: ContactsOptions) {
  const { contactCenter, tokens, limits, redemption, perMinute, hashKey, createId } = options;
  const hash = (text: string) => createHmac('sha256', hashKey).update(text).digest('base64url');

  async function count(kind: 'address' | 'email', value: string): Promise<void> {
    const waitS = await limits.hit(`start:${kind}:${hash(value)}`, perMinute[kind]);
    if (waitS === undefined) return;
    throw new Problem('contact/too-many-starts', `Try again in ${waitS} s.`, {
      retryAfterS: waitS,
    });
  }

  function startChat(body: StartContactBody, address: string): Promise<StartedChat> {
    const { reference, email } = body;
    const chat = toChat(body);
    if (reference === undefined)
      return contactCenter.startChat({ ...chat, clientToken: createId() });
    return redemption.redeem({ reference, email, address }, (route, digits) =>
      contactCenter.startChat({
        ...chat,
        attributes: {
          ...chat.attributes,
          videoReferenceId: digits,
          videoRouteToAgent: route.agentUsername,
        },
        // A start that failed without our knowing how, and is tried again, makes no second chat.
        clientToken: route.routeId,
      }),
    );
  }

  return {
    /** @throws Problem contact/too-many-starts, contact/unavailable, route/invalid, route/too-many-attempts, route/agent-away */
    async start(body: StartContactBody, address: string): Promise<StartedContact> {
      await Promise.all([count('address', address), count('email', body.email.toLowerCase())]);
      const chat = await startChat(body, address);
      return {
        contactId: chat.contactId,
        token: await tokens.issue(chat.contactId),
        chat: {
          contactId: chat.contactId,
          participantId: chat.participantId,
          participantToken: chat.participantToken,
        },
      };
    },

    /** @throws Problem contact/ended, contact/not-found */
    async renewToken(contactId: ContactId): Promise<CustomerToken> {
      const contact = await contactCenter.contact(contactId);
      if (!contact) throw new Problem('contact/not-found');
      if (contact.hasEnded) throw new Problem('contact/ended');
      return tokens.issue(contactId);
    },
  };
}

/** The attributes are ours alone to set: the flow routes by them. */
function toChat({ name, email, language }: StartContactBody): Omit<NewChat, 'clientToken'> {
  const displayName = name.trim();
  return {
    displayName,
    attributes: {
      customerName: displayName,
      customerEmail: email,
      ...(language === undefined ? {} : { language }),
    },
  };
}
