import type {
  CustomerToken,
  StartContactBody,
  StartedContact,
} from '@video-escalation/contracts/http/contacts';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { ContactCenter, NewChat, StartedChat } from './contact-center.ts';
import type { CustomerTokens } from './customer-tokens.ts';
import type { Redemption } from '../routes/redemption.ts';
import type { RouteSecrets } from '../routes/route-secrets.ts';
import { tooManyStarts, type Counter, type RateLimits } from './start-limits.ts';

export interface ContactsOptions {
  readonly contactCenter: ContactCenter;
  readonly tokens: CustomerTokens;
  readonly limits: RateLimits;
  readonly redemption: Redemption;
  readonly perMinute: { readonly address: number; readonly email: number };
  /** Limits count under keyed hashes: Redis holds no address of anybody. */
  readonly secrets: Pick<RouteSecrets, 'hashAddress' | 'hashEmail'>;
  readonly createId: () => string;
}

export type Contacts = ReturnType<typeof createContacts>;

export function createContacts(options: ContactsOptions) {
  const { contactCenter, tokens, limits, redemption, perMinute, secrets, createId } = options;

  async function startWithout(chat: Chat, starts: readonly Counter[]): Promise<StartedChat> {
    const waitS = await limits.hitAll(starts);
    if (waitS !== undefined) throw tooManyStarts(waitS);
    return contactCenter.startChat({ ...chat, clientToken: createId() });
  }

  function startChat(body: StartContactBody, address: string): Promise<StartedChat> {
    const { reference, email } = body;
    const chat = toChat(body);
    // Hashed whatever comes, so that the time tells nothing about it.
    const addressHash = secrets.hashAddress(address);
    const emailHash = secrets.hashEmail(email);
    const starts = [
      { key: `start:address:${addressHash}`, limit: perMinute.address },
      { key: `start:email:${emailHash}`, limit: perMinute.email },
    ];
    if (reference === undefined) return startWithout(chat, starts);
    return redemption.redeem({ reference, emailHash, addressHash, starts }, (route, digits) =>
      contactCenter.startChat({
        ...chat,
        attributes: {
          ...chat.attributes,
          videoReferenceId: digits,
          // The flow language takes an id or an ARN for an agent (API reference, UpdateContactTargetQueue).
          videoRouteToAgent: route.agentId,
        },
        // A start that failed without our knowing how, and is tried again, makes no second chat.
        clientToken: route.routeId,
      }),
    );
  }

  return {
    /** @throws Problem contact/too-many-starts, contact/unavailable, route/invalid, route/too-many-attempts, route/agent-away */
    async start(body: StartContactBody, address: string): Promise<StartedContact> {
      const chat = await startChat(body, address);
      return {
        contactId: chat.contactId,
        token: tokens.issue(chat.contactId),
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

type Chat = Omit<NewChat, 'clientToken'>;

/** The attributes are ours alone to set: the flow routes by them. */
function toChat({ name, email, language }: StartContactBody): Chat {
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
