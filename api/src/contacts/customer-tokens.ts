import type { CustomerToken } from '@video-escalation/contracts/http/contacts';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { FastifyRequest } from 'fastify';

/** The customer's key to their own contact. */
export interface CustomerTokens {
  issue(contactId: ContactId): CustomerToken;
  /** @throws Problem auth/missing, auth/invalid, auth/expired */
  verify(request: FastifyRequest): Promise<CustomerSession>;
}

export interface CustomerSession {
  readonly contactId: ContactId;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}
