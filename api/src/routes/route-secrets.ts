import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  randomInt,
  type KeyObject,
} from 'node:crypto';

/** What only the route's agent may read. */
export interface RouteContent {
  readonly customerEmail: string;
  readonly customerName: string | null;
  readonly reference: string;
  readonly linkToken: string;
}

export type RouteSecrets = ReturnType<typeof createRouteSecrets>;

const REFERENCE_DIGITS = 8;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Everything that keeps a route from whoever reads the store: drawn, hashed and sealed here alone. */
export function createRouteSecrets(secret: string) {
  const hashKey = deriveKey(secret, 'video-escalation/routes/hash');
  const sealKey = deriveKey(secret, 'video-escalation/routes/seal');
  const hash = (kind: string, text: string) =>
    createHmac('sha256', hashKey).update(`${kind}:${text}`).digest('base64url');

  return {
    hashReference: (digits: string) => hash('reference', digits),
    hashLink: (token: string) => hash('link', token),
    /** Of the e-mail as people compare it: without the blanks around it, whatever its case. */
    hashEmail: (email: string) => hash('email', email.trim().toLowerCase()),
    hashAddress: (address: string) => hash('address', address),

    /** Bound to its route: sealed content that is moved to another one can't be opened. */
    seal(routeId: string, content: RouteContent): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, sealKey, nonce).setAAD(Buffer.from(routeId));
      const text = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },

    /** @throws Error when it was not sealed here, or for another route. */
    unseal(routeId: string, sealed: string): RouteContent {
      const bytes = Buffer.from(sealed, 'base64url');
      const textAt = NONCE_BYTES + TAG_BYTES;
      const decipher = createDecipheriv(CIPHER, sealKey, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(routeId)).setAuthTag(bytes.subarray(NONCE_BYTES, textAt));
      const text = Buffer.concat([decipher.update(bytes.subarray(textAt)), decipher.final()]);
      return JSON.parse(text.toString('utf8')) as RouteContent;
    },
  };
}

/** Uniform over all eight-digit texts: randomInt draws again where a remainder would favour some. */
export function drawReference(): string {
  return String(randomInt(0, 10 ** REFERENCE_DIGITS)).padStart(REFERENCE_DIGITS, '0');
}

/** 128 bits; the letter in front tells it from digits. */
export function drawLinkToken(): string {
  return `r${randomBytes(16).toString('base64url')}`;
}

/** The digits of a reference as typed, or undefined if it is the token of a link. */
export function digitsOf(reference: string): string | undefined {
  const bare = reference.replace(/[ -]/g, '');
  return /^[0-9]{8}$/.test(bare) ? bare : undefined;
}

/** A key object: with bytes each use costs five times as much (Node 24), and redeeming uses keys four times. */
function deriveKey(secret: string, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)));
}
