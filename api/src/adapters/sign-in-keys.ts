import { Problem } from '@video-escalation/contracts/http/problems';
import buildGetJwks from 'get-jwks';
import { createPublicKey } from 'node:crypto';

/** The keys that the agents' sign-in service signs access tokens with. */
export interface SignInKeys {
  /**
   * The public key with this id, as PEM.
   * @throws Problem auth/invalid when the issuer has no such key, server/unavailable when it can't be asked
   */
  pemOf(keyId: unknown): Promise<string>;
  /** @throws Problem server/unavailable when the keys can't be had */
  check(): Promise<void>;
}

export interface SignInKeyOptions {
  readonly issuer: string;
  readonly now: () => number;
}

interface KnownKey {
  readonly pem: Promise<string>;
  readonly until: number;
}

export const KEY_LIFE_MS = 10 * 60_000;
/** Look-ups of ids that the issuer turned out not to have: anybody can make up ids. */
export const MISSES_PER_MINUTE = 10;
/** For the discovery document and the key set together. */
const TIMEOUT_MS = 3_000;
const MINUTE_MS = 60_000;
/** RFC 7518, 3.3: a key of 2048 bits or larger must be used. */
const MINIMUM_BITS = 2048;

/** Asks the issuer (OpenID Connect Discovery 1.0) once for each key, and again when the key is no longer fresh. */
export function createSignInKeys({ issuer, now }: SignInKeyOptions): SignInKeys {
  const known = new Map<string, KnownKey>();
  const budget = createMissBudget(now);
  let wasReached = false;

  function fetchAndKeep(keyId: string): Promise<string> {
    const pem = fetchKey(issuer, keyId);
    known.set(keyId, { pem, until: now() + KEY_LIFE_MS });
    pem.catch(() => known.delete(keyId));
    return pem;
  }

  /** What turns out not to be a miss costs nothing. */
  async function lookUpUnknown(keyId: string): Promise<string> {
    if (!budget.take()) throw new Problem('auth/invalid');
    try {
      const pem = await fetchAndKeep(keyId);
      wasReached = true;
      budget.giveBack();
      return pem;
    } catch (cause) {
      if (!isMissing(cause)) budget.giveBack();
      throw cause;
    }
  }

  return {
    async pemOf(keyId) {
      if (typeof keyId !== 'string') throw new Problem('auth/invalid');
      const found = known.get(keyId);
      if (!found) return lookUpUnknown(keyId).catch(refuse);
      const pem = found.until > now() ? found.pem : fetchAndKeep(keyId);
      return pem.catch(refuse);
    },
    async check() {
      if (wasReached) return;
      // No issuer has this id: an answer that says so proves that the key set can be had.
      await fetchKey(issuer, '').catch((cause: unknown) => {
        if (!isMissing(cause)) throw new Problem('server/unavailable', undefined, { cause });
      });
      wasReached = true;
    },
  };
}

/**
 * A new instance for each look-up. One that lives keeps a withdrawn key for as long as it is used (its stale cache
 * renews itself at each failure), and passes a time limit to `fetch` that `fetch` doesn't know.
 */
async function fetchKey(issuer: string, kid: string): Promise<string> {
  const { getJwk } = buildGetJwks({
    max: 1,
    issuersWhitelist: [issuer],
    providerDiscovery: true,
    fetchOptions: { signal: AbortSignal.timeout(TIMEOUT_MS) },
  });
  const { use, ...jwk } = await getJwk({ domain: issuer, alg: 'RS256', kid });
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < MINIMUM_BITS || (use !== undefined && use !== 'sig')) {
    throw new Problem('auth/invalid', 'The key of this token is not one for RS256.');
  }
  return String(key.export({ type: 'spki', format: 'pem' }));
}

/** Whether a key is missing is the caller's affair; that the issuer can't be asked is ours. */
function refuse(cause: unknown): never {
  if (cause instanceof Problem) throw cause;
  throw new Problem(isMissing(cause) ? 'auth/invalid' : 'server/unavailable', undefined, { cause });
}

function isMissing(cause: unknown): boolean {
  return (cause as { code?: unknown }).code === 'JWK_NOT_FOUND';
}

/** Taken before the issuer is asked, so that many look-ups at once are bounded too. */
function createMissBudget(now: () => number) {
  let since = 0;
  let taken = 0;
  return {
    take(): boolean {
      if (now() - since >= MINUTE_MS) [since, taken] = [now(), 0];
      if (taken >= MISSES_PER_MINUTE) return false;
      taken++;
      return true;
    },
    giveBack: () => void (taken = Math.max(0, taken - 1)),
  };
}
