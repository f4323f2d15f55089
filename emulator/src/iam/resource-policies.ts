import type { KmsSeed } from '../kms/index.ts';
import type { S3Seed } from '../s3/index.ts';
import type { ResourcePolicy } from './decide.ts';

/** The policies of buckets and keys; `kmsBase` is such as `arn:aws:kms:us-east-1:111122223333`. */
export function resourcePolicies(
  { s3, kms }: { readonly s3?: S3Seed; readonly kms?: KmsSeed },
  kmsBase: string,
): readonly ResourcePolicy[] {
  const ofBuckets = (s3?.buckets ?? []).flatMap(({ name, policy }) =>
    policy ? [{ arn: `arn:aws:s3:::${name}`, policy }] : [],
  );
  const account = kmsBase.split(':')[4] ?? '';
  const ofKeys = (kms?.keys ?? []).map(({ id, policy = firstPolicyOf(account) }) => ({
    arn: `${kmsBase}:key/${id}`,
    policy,
  }));
  return [...ofBuckets, ...ofKeys];
}

/** What a key has that is created without a policy (KMS developer guide, "Default key policy"). */
const firstPolicyOf = (account: string): ResourcePolicy['policy'] => ({
  Version: '2012-10-17',
  Statement: {
    Sid: 'Enable IAM User Permissions',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  },
});
