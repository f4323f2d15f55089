import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { RegistryKey } from '@video-escalation/contracts/remotes/registry';
import {
  RELEASE_TARGET_PARAMETER,
  type ReleaseTarget,
} from '@video-escalation/contracts/remotes/release-target';
import { Construct } from 'constructs';
import { neverReplacedBlindly } from './bucket-rules.ts';
import { operatorPolicy, teamPolicy, type Released } from './permissions.ts';
import { SigningKey } from './signing-key.ts';

export interface ReleasesProps {
  /** The workspace's, which serves what is released. */
  readonly host: string;
  readonly remotes: readonly string[];
  readonly logs: IBucket;
  /** Releases as operators do; undefined: people alone. */
  readonly pipelineRole: IRole | undefined;
}

/**
 * Where teams release their remotes to, apart from the shell's own files: whoever may write here can touch neither the
 * shell nor its config.json, which says whose signature counts.
 */
export class Releases extends Construct {
  readonly bucket: Bucket;
  /** For config.json. */
  readonly registryKey: RegistryKey;

  constructor(scope: Construct, id: string, props: ReleasesProps) {
    super(scope, id);
    const { host, remotes, logs, pipelineRole } = props;
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `${host}/releases/`,
      // Who released what, and the versions to go back to: no build brings them again.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.bucket.addToResourcePolicy(neverReplacedBlindly(this.bucket));
    const { key, spki } = new SigningKey(this, 'Signing');
    this.registryKey = { keyId: key.keyArn, spki };
    const target = this.describe(host, key.keyArn);
    const released: Released = { bucket: this.bucket, key, target };
    for (const remote of remotes) teamPolicy(this, remote, released);
    const operators = operatorPolicy(this, released);
    if (pipelineRole) operators.attachToRole(pipelineRole);
  }

  /** What `npm run release` looks up. */
  private describe(host: string, keyId: string): StringParameter {
    const origin = `https://${host}`;
    const target: ReleaseTarget = {
      bucket: this.bucket.bucketName,
      keyId,
      registryUrl: `${origin}/registry.json`,
      origins: {},
      origin,
    };
    return new StringParameter(this, 'Target', {
      parameterName: RELEASE_TARGET_PARAMETER,
      description: 'Video Escalation: where remotes are released to',
      stringValue: Stack.of(this).toJsonString(target),
    });
  }
}
