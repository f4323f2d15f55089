import { Problem } from '@video-escalation/contracts/http/problems';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { AccessTokens } from '../agents/access-tokens.ts';

export interface AccessTokenOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: SignInKeys;
  readonly now: () => number;
}

export interface SignInKeys {
  readonly get: JWTVerifyGetKey;
  /** @throws when the issuer can't be reached. */
  check(): Promise<void>;
}

export function createAccessTokens(options: AccessTokenOptions): AccessTokens {
  const { issuer, clientId, keys, now } = options;
  return {
    async verify(token) {
      const { payload } = await jwtVerify(token, keys.get, {
        issuer,
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'username', 'client_id', 'token_use'],
        currentDate: new Date(now()),
      }).catch(refuse);
      // Cognito's access tokens carry no `aud`: client_id says for whom they are, token_use tells them from id
      // tokens (Cognito developer guide, "Understanding user pool JSON web tokens").
      if (payload.token_use !== 'access') {
        throw new Problem('auth/invalid', 'Send the access token, not the id token.');
      }
      if (payload.client_id !== clientId) {
        throw new Problem('auth/invalid', 'The token was issued for another application.');
      }
      // Whoever comes from a company's own provider has a user name that the pool made up: its trigger adds the
      // e-mail, which is the login name in Connect (infra/src/sign-in/agent-claim.ts).
      const username = payload.connect_username ?? payload.username;
      return { username: String(username), expiresAt: (payload.exp ?? 0) * 1000 };
    },
    async checkKeys() {
      await keys.check().catch((cause: unknown) => {
        throw new Problem('server/unavailable', undefined, { cause });
      });
    },
  };
}

/** What is wrong with a token is the caller's affair; that we can't get keys is ours. */
function refuse(cause: unknown): never {
  if (cause instanceof errors.JWTExpired) throw new Problem('auth/expired', undefined, { cause });
  const isTheirs =
    cause instanceof errors.JWTClaimValidationFailed ||
    cause instanceof errors.JWTInvalid ||
    cause instanceof errors.JWSInvalid ||
    cause instanceof errors.JWSSignatureVerificationFailed ||
    cause instanceof errors.JOSEAlgNotAllowed ||
    cause instanceof errors.JOSENotSupported ||
    cause instanceof errors.JWKSNoMatchingKey ||
    cause instanceof errors.JWKSMultipleMatchingKeys;
  throw new Problem(isTheirs ? 'auth/invalid' : 'server/unavailable', undefined, { cause });
}

const TIMEOUT_MS = 3_000;

/** Finds the issuer's keys by its discovery document (OpenID Connect Discovery 1.0), once, and keeps them fresh. */
export function createSignInKeys(issuer: string): SignInKeys {
  let found: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;

  function discovered() {
    found ??= discover(issuer).catch((error: unknown) => {
      // The next one asks again.
      found = undefined;
      throw error;
    });
    return found;
  }

  return {
    get: async (header, token) => (await discovered())(header, token),
    async check() {
      const keys = await discovered();
      if (!keys.jwks()) await keys.reload();
    },
  };
}

async function discover(issuer: string) {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new TypeError(`The issuer's discovery answers ${response.status}`);
  const document = (await response.json()) as { jwks_uri?: unknown };
  if (typeof document.jwks_uri !== 'string') throw new TypeError('The discovery has no jwks_uri');
  return createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: TIMEOUT_MS });
}
