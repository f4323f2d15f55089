import { signedText } from '@video-escalation/contracts/remotes/signature';
import type { RegistryDraft, RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import { createHash } from 'node:crypto';
import type { Signer } from './ports.ts';

const INTEGER_BYTES = 32;

export async function signRegistry(draft: RegistryDraft, signer: Signer): Promise<RemoteRegistry> {
  // As a digest: KMS takes whole messages up to 4096 bytes only.
  const digest = createHash('sha256').update(signedText(draft)).digest();
  const value = fromDer(await signer.signDigest(digest)).toString('base64');
  return { ...draft, signature: { keyId: signer.keyId, value } };
}

/** DER's two integers (RFC 3279 §2.2.3) as browsers want them: r and s, 32 bytes each. */
export function fromDer(der: Uint8Array): Buffer {
  const bytes = Buffer.from(der);
  const [r, afterR] = readInteger(bytes, 2);
  const [s] = readInteger(bytes, afterR);
  return Buffer.concat([r, s]);
}

/** A leading zero that only says "positive" is left out, one that DER saves is put back. */
function readInteger(bytes: Buffer, at: number): [Buffer, number] {
  const end = at + 2 + bytes[at + 1]!;
  const value = bytes.subarray(at + 2, end).subarray(-INTEGER_BYTES);
  return [Buffer.concat([Buffer.alloc(INTEGER_BYTES - value.length), value]), end];
}
