import { SignCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { Signer } from '../ports.ts';

export function createKmsSigner(kms: KMSClient, keyId: string): Signer {
  return {
    keyId,
    async signDigest(Message) {
      const { Signature } = await kms.send(
        new SignCommand({
          KeyId: keyId,
          Message,
          MessageType: 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      return Signature!;
    },
  };
}
