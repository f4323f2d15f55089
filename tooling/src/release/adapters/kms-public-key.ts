import { GetPublicKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { RegistryKey } from '@video-escalation/contracts/remotes/registry';

/** What config.json says of the key whose signature counts. */
export async function publicKeyOf(kms: KMSClient, keyId: string): Promise<RegistryKey> {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: keyId }));
  return { keyId, spki: Buffer.from(PublicKey!).toString('base64') };
}
