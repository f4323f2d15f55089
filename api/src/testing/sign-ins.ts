import { Problem } from '@video-escalation/contracts/http/problems';
import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { SignInKeys } from '../adapters/sign-in-keys.ts';

export const ISSUER = 'https://sign-in.test/pool';
export const CLIENT_ID = 'agent-workspace';

// Made once for each test file: an RSA key takes a while.
const [trusted, stranger] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);

/** An issuer of our own: its tokens can be wrong in every way. */
export async function createSignIns() {
  const pem = await exportSPKI(trusted.publicKey);
  const claimsOf = (username: string, more: Record<string, unknown>) => ({
    iss: ISSUER,
    username,
    client_id: CLIENT_ID,
    token_use: 'access',
    exp: Math.floor(Date.now() / 1000) + 3600,
    ...more,
  });
  const sign = (claims: Record<string, unknown>, key = trusted.privateKey) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'trusted' }).sign(key);

  const keys: SignInKeys = {
    async pemOf(keyId) {
      if (keyId !== 'trusted') throw new Problem('auth/invalid');
      return pem;
    },
    check: async () => undefined,
  };
  return {
    keys,
    token: (username: string, more: Record<string, unknown> = {}) => sign(claimsOf(username, more)),
    forged: (username: string) => sign(claimsOf(username, {}), stranger.privateKey),
    unsigned: (username: string) => new UnsecuredJWT(claimsOf(username, {})).encode(),
  };
}
