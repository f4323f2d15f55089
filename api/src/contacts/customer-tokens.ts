import type { CustomerToken } from '@video-escalation/contracts/http/contacts';
import type { ContactId } from '@video-escalation/contracts/ids';

/** The customer's key to his own contact. */
export interface CustomerTokens {
  issue(contactId: ContactId): Promise<CustomerToken>;
  /** @throws Problem auth/invalid, auth/expired */
  verify(token: string): Promise<CustomerSession>;
}

export interface CustomerSession {
  readonly contactId: ContactId;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}
