import type { ContactId } from '@video-escalation/contracts/ids';
import type { FastifyInstance } from 'fastify';
import type { CustomerTokens } from '../contacts/customer-tokens.ts';
import { addOwnTokens } from './own-tokens.ts';

export interface CustomerTokenOptions {
  readonly secret: string;
  readonly ttlS: number;
  readonly now: () => number;
}

export async function addCustomerTokens(
  app: FastifyInstance,
  options: CustomerTokenOptions,
): Promise<CustomerTokens> {
  const tokens = await addOwnTokens(app, { holder: 'customer', ...options });
  return {
    issue(contactId) {
      const { token, expiresAt } = tokens.issue(contactId);
      return { customerToken: token, expiresAt: new Date(expiresAt).toISOString() };
    },
    async verify(request) {
      const { sub, exp } = await tokens.verify(request);
      return { contactId: sub as ContactId, expiresAt: exp * 1000 };
    },
  };
}
