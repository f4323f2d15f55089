import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Nobody guesses one of these: 256 bits. */
export const createSecret = () => randomBytes(32).toString('base64url');

/** What is kept of a secret. No key and no salt: there is nothing to guess. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');

/** Takes the same time for every wrong secret. */
export function isSecret(given: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hash));
}
