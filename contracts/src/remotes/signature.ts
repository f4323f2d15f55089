import type { RegistryDraft, RegistryKey, RemoteRegistry } from './registry.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const DIGEST = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The bytes that a signature is over: names sorted, no white space (RFC 8785, for what a registry holds). */
export function signedText(draft: RegistryDraft | RemoteRegistry): Uint8Array<ArrayBuffer> {
  const { signature: _signature, ...rest } = draft as RemoteRegistry;
  return new TextEncoder().encode(JSON.stringify(rest, sorted));
}

function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether one of the keys signed exactly this. Needs Web Cryptography: Node, or a page by https or on localhost. */
export async function isSignedBy(
  keys: readonly RegistryKey[],
  registry: RemoteRegistry,
): Promise<boolean> {
  const { keyId, value } = registry.signature;
  const key = keys.find((each) => each.keyId === keyId);
  if (!key) return false;
  const spki = bytes(key.spki);
  const publicKey = await crypto.subtle.importKey('spki', spki, CURVE, false, ['verify']);
  return crypto.subtle.verify(DIGEST, publicKey, bytes(value), signedText(registry));
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
