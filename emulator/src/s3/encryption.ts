import type { S3Call } from './call.ts';
import { invalidArgument, notEmulated } from './errors.ts';

type Asked = Pick<S3Call, 'header' | 'store' | 'bucket'>;

/** ARN of the key that protects an object, in what is kept of it. Nothing under S3's own keys. */
export interface Encryption {
  readonly kmsKeyArn?: string;
}

/**
 * The key of an object that is to be made: as the request says, else as the bucket's default (S3 user guide, "Setting
 * default server-side encryption behavior"). Nothing is really encrypted: what counts is who may use the key.
 */
export function encryptionOf({ header, store, bucket }: Asked): Encryption {
  const method = header('x-amz-server-side-encryption');
  const keyId = header('x-amz-server-side-encryption-aws-kms-key-id');
  const { kmsKeyArn } = store.bucket(bucket).record;
  if (method === undefined) return kmsKeyArn === undefined ? {} : { kmsKeyArn };
  if (method === 'AES256') return {};
  if (method === 'aws:kms:dsse') throw notEmulated('dual-layer encryption');
  if (method !== 'aws:kms')
    throw invalidArgument('The encryption method specified is not supported');
  const named = keyId ?? kmsKeyArn;
  if (named === undefined) throw notEmulated('encryption under the key that AWS manages for S3');
  if (!/^arn:[\w-]+:kms:[^:]+:\d+:key\//.test(named))
    throw notEmulated('a KMS key that is not named by its ARN');
  return { kmsKeyArn: named };
}

/** What an answer says of an object's encryption. */
export const encryptionHeaders = ({ kmsKeyArn }: Encryption): Record<string, string> =>
  kmsKeyArn === undefined
    ? {}
    : {
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id': kmsKeyArn,
      };
