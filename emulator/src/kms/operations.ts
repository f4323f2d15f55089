import { createPublicKey, sign } from 'node:crypto';
import { AwsJsonError, checkInput, type AwsJsonOperation } from '../host/aws-json.ts';
import { signDigest } from './ecdsa.ts';
import type { Keys } from './keys.ts';
import { describeKeyInput, getPublicKeyInput, signInput } from './shapes.ts';

const BAD_INPUT = 'ValidationException';
const ALGORITHM = 'ECDSA_SHA_256';
const MAX_MESSAGE_BYTES = 4096;
const DIGEST_BYTES = 32;

export function createOperations(keys: Keys): Readonly<Record<string, AwsJsonOperation>> {
  return {
    DescribeKey(input) {
      const { arn, privateKey } = keys.find(checkInput(describeKeyInput, input, BAD_INPUT).KeyId);
      return { KeyMetadata: { ...metadataOf(arn), ...(privateKey ? forSigning : forEncryption) } };
    },
    GetPublicKey(input) {
      const { arn, privateKey } = keys.find(checkInput(getPublicKeyInput, input, BAD_INPUT).KeyId);
      if (!privateKey) throw unsupported(arn);
      const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
      return {
        KeyId: arn,
        PublicKey: spki.toString('base64'),
        KeySpec: 'ECC_NIST_P256',
        CustomerMasterKeySpec: 'ECC_NIST_P256',
        KeyUsage: 'SIGN_VERIFY',
        SigningAlgorithms: [ALGORITHM],
      };
    },
    Sign(input) {
      const { KeyId, Message, MessageType, SigningAlgorithm, DryRun } = checkInput(
        signInput,
        input,
        BAD_INPUT,
      );
      const { arn, privateKey } = keys.find(KeyId);
      if (!privateKey) throw wrongUsage(arn, 'ENCRYPT_DECRYPT');
      checkAlgorithm(SigningAlgorithm, arn);
      const isDigest = MessageType === 'DIGEST';
      const bytes = Buffer.from(Message, 'base64');
      const message = isDigest ? checkedDigest(bytes) : checkedMessage(bytes);
      if (DryRun) throw dryRun();
      const signature = isDigest
        ? signDigest(privateKey, message)
        : sign('sha256', message, privateKey);
      return {
        KeyId: arn,
        Signature: signature.toString('base64'),
        SigningAlgorithm,
      };
    },
  };
}

/** API reference, KeyMetadata: of a key that the account manages and that was never disabled. */
const metadataOf = (arn: string) => ({
  AWSAccountId: arn.split(':')[4],
  KeyId: arn.slice(arn.lastIndexOf('/') + 1),
  Arn: arn,
  Enabled: true,
  Description: '',
  KeyState: 'Enabled',
  Origin: 'AWS_KMS',
  KeyManager: 'CUSTOMER',
  MultiRegion: false,
});

const forSigning = {
  KeyUsage: 'SIGN_VERIFY',
  KeySpec: 'ECC_NIST_P256',
  CustomerMasterKeySpec: 'ECC_NIST_P256',
  SigningAlgorithms: [ALGORITHM],
};
const forEncryption = {
  KeyUsage: 'ENCRYPT_DECRYPT',
  KeySpec: 'SYMMETRIC_DEFAULT',
  CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
  EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
};

/** What a request that would have succeeded is answered when it asks for no more than that. */
const dryRun = () =>
  new AwsJsonError(
    'DryRunOperationException',
    'The request would have succeeded, but the DryRun option is set.',
    412,
  );

/** API reference, GetPublicKey and Sign: a symmetric key has no public half and signs nothing. */
const unsupported = (arn: string) =>
  new AwsJsonError('UnsupportedOperationException', `${arn} is not an asymmetric key.`);
const wrongUsage = (arn: string, usage: string) =>
  new AwsJsonError(
    'InvalidKeyUsageException',
    `${arn} key usage is ${usage} which is not valid for Sign.`,
  );

function checkAlgorithm(algorithm: string, arn: string): void {
  if (algorithm === ALGORITHM) return;
  throw new AwsJsonError(
    'InvalidKeyUsageException',
    `Algorithm ${algorithm} is incompatible with key spec ECC_NIST_P256 of ${arn}.`,
  );
}

function checkedMessage(message: Buffer): Buffer {
  if (message.length <= MAX_MESSAGE_BYTES) return message;
  throw new AwsJsonError(
    BAD_INPUT,
    `1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length less than or equal to ${MAX_MESSAGE_BYTES}`,
  );
}

function checkedDigest(digest: Buffer): Buffer {
  if (digest.length === DIGEST_BYTES) return digest;
  throw new AwsJsonError(BAD_INPUT, 'Digest is invalid length for algorithm ECDSA_SHA_256.');
}
