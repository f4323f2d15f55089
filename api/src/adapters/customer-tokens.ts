import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import { errors, jwtVerify } from 'jose';
import { createHmac, createSecretKey } from 'node:crypto';
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
const HEADER = encode({ alg: ALGORITHM, typ: TYPE });

export function createCustomerTokens({ secret, ttlS, now }: CustomerTokenOptions): CustomerTokens {
  // A key object: from bytes jose 6.2 would import the key anew for each token.
  const key = createSecretKey(secret, 'utf8');
  return {
    // Signed here and verified by jose, whose signing takes a trip through the thread pool: that costs more than
    // the signature, and every start of a chat would pay for it.
    async issue(contactId) {
      const issuedAtS = Math.floor(now() / 1000);
      const claims = {
        iss: ISSUER,
        aud: AUDIENCE,
        sub: contactId,
        iat: issuedAtS,
        exp: issuedAtS + ttlS,
      };
      const signed = `${HEADER}.${encode(claims)}`;
      const signature = createHmac('sha256', key).update(signed).digest('base64url');
      const customerToken = `${signed}.${signature}`;
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

/** A part of a compact JWS (RFC 7515, 7.1). */
function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
