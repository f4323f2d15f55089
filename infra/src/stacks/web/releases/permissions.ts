import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IStringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { grant } from '../../grants.ts';

export interface Released {
  readonly bucket: IBucket;
  readonly key: IKey;
  readonly target: IStringParameter;
}

/** Every release changes these, whoever's it is. */
const REGISTRY = ['registry.json', 'history/*'];

/** For the role by which a team's pipeline releases its remote: its own folder and the registry. */
export function teamPolicy(scope: Construct, remote: string, released: Released): ManagedPolicy {
  const { bucket } = released;
  const own = `${remote}/*`;
  const policy = createPolicy(scope, remote, `Releases the remote ${remote}`);
  grant(policy, {
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [own, ...REGISTRY].map((key) => bucket.arnForObjects(key)),
    because: 'Versions are named while they are built; below the prefix is nothing else.',
  });
  grant(policy, {
    actions: ['s3:ListBucket'],
    resources: [bucket.bucketArn],
    // Who may not list a key is told 403 instead of 404 when it isn't there: of the registry, before the first release.
    conditions: { StringLike: { 's3:prefix': [own, ...REGISTRY] } },
  });
  grantSigning(policy, released);
  return policy;
}

/** For those who operate the whole: any remote's releases and roll-backs, and clearing away old versions. */
export function operatorPolicy(scope: Construct, released: Released): ManagedPolicy {
  const { bucket } = released;
  const policy = createPolicy(scope, 'operators', 'Releases and removes any remote');
  grant(policy, {
    actions: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'],
    resources: [bucket.arnForObjects('*')],
    because: 'All remotes: the bucket holds nothing else.',
  });
  grant(policy, { actions: ['s3:ListBucket'], resources: [bucket.bucketArn] });
  grantSigning(policy, released);
  return policy;
}

function createPolicy(scope: Construct, name: string, description: string): ManagedPolicy {
  return new ManagedPolicy(scope, `Policy-${name}`, {
    managedPolicyName: `video-escalation-release-${name}`,
    description,
  });
}

function grantSigning(policy: ManagedPolicy, { key, target }: Released): void {
  grant(policy, {
    actions: ['kms:Sign'],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' } },
  });
  grant(policy, { actions: ['ssm:GetParameter'], resources: [target.parameterArn] });
}
