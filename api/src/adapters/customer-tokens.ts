import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import { errors, jwtVerify, SignJWT } from 'jose';
import { createSecretKey } from 'node:crypto';
import type { CustomerTokens } from '../contacts/customer-tokens.ts';

export interface CustomerTokenOptions {
  readonly secret: string;
  readonly ttlS: number;
  readonly now: () => number;
}

const ISSUER = 'video-escalation';
const AUDIENCE = 'video-escalation/customer';
/** Explicit typing keeps any other token signed with this secret from passing as one of these (RFC 8725, 3.11). */
const TYPE = 'customer+jwt';
const ALGORITHM = 'HS256';

export function createCustomerTokens({ secret, ttlS, now }: CustomerTokenOptions): CustomerTokens {
  // A key object: from bytes jose 6.2 would import the key anew for each token.
  const key = createSecretKey(secret, 'utf8');
  return {
    async issue(contactId) {
      const issuedAtS = Math.floor(now() / 1000);
      const customerToken = await new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(contactId)
        .setIssuedAt(issuedAtS)
        .setExpirationTime(issuedAtS + ttlS)
        .sign(key);
      return { customerToken, expiresAt: new Date((issuedAtS + ttlS) * 1000).toISOString() };
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify<{ sub: ContactId; exp: number }>(token, key, {
          algorithms: [ALGORITHM],
          typ: TYPE,
          issuer: ISSUER,
          audience: AUDIENCE,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(now()),
        });
        return { contactId: payload.sub, expiresAt: payload.exp * 1000 };
      } catch (cause) {
        const code = cause instanceof errors.JWTExpired ? 'auth/expired' : 'auth/invalid';
        throw new Problem(code, undefined, { cause });
      }
    },
  };
}
