import type { FastifyInstance } from 'fastify';
import type { AccessTokens } from '../agents/access-tokens.ts';
import type { Config } from '../config.ts';
import type { CustomerTokens } from '../contacts/customer-tokens.ts';
import type { RecorderTokens } from '../recordings/recorder-tokens.ts';
import { addAccessTokens } from './access-tokens.ts';
import { addCustomerTokens } from './customer-tokens.ts';
import { addRecorderTokens } from './recorder-tokens.ts';
import type { SignInKeys } from './sign-in-keys.ts';

/** By whom a request is made: one kind of token for each kind of caller. */
export interface Tokens {
  readonly access: AccessTokens;
  readonly customer: CustomerTokens;
  readonly recorder: RecorderTokens;
}

export interface TokenSources {
  readonly config: Config;
  readonly signInKeys: SignInKeys;
  readonly now: () => number;
}

/** Registers `@fastify/jwt` once for each kind of token. */
export async function addTokens(
  app: FastifyInstance,
  { config, signInKeys, now }: TokenSources,
): Promise<Tokens> {
  const secret = config.CUSTOMER_TOKEN_SECRET;
  return {
    access: await addAccessTokens(app, {
      issuer: config.OIDC_ISSUER,
      clientId: config.OIDC_CLIENT_ID,
      keys: signInKeys,
      now,
    }),
    customer: await addCustomerTokens(app, { secret, ttlS: config.CUSTOMER_TOKEN_TTL_S, now }),
    recorder: await addRecorderTokens(app, { secret, now }),
  };
}
