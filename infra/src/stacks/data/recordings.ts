import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  type IBucket,
  type LifecycleRule,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { RecordingSettings } from '../../parameters/settings.ts';

/** What the api calls RECORDING_PREFIX. */
export const RECORDING_PREFIX = 'recordings/';

/** Calls as files, under the operator's key: they stay when everything else is deleted. */
export class Recordings extends Construct {
  readonly bucket: IBucket;
  /** ARN of all that is recorded, as other stacks read it. */
  readonly objects: string;
  readonly key: IKey;

  constructor(scope: Construct, id: string, settings: RecordingSettings) {
    super(scope, id);
    this.key = settings.kmsKeyArn
      ? Key.fromKeyArn(this, 'Key', settings.kmsKeyArn)
      : new Key(this, 'Key', {
          alias: 'video-escalation/recordings',
          description: 'Recordings of calls',
          enableKeyRotation: true,
          removalPolicy: RemovalPolicy.RETAIN,
        });
    this.bucket = new Bucket(this, 'Bucket', {
      ...closed,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      versioned: true,
      lifecycleRules: lifecycle(settings.retentionDays),
      serverAccessLogsBucket: this.createAccessLog(),
      serverAccessLogsPrefix: 'recordings/',
    });
    const arn = Stack.of(this).exportValue(this.bucket.bucketArn);
    this.objects = `${arn}/${RECORDING_PREFIX}*`;
  }

  /** Who fetched which recording, from S3's own side. */
  private createAccessLog(): IBucket {
    return new Bucket(this, 'AccessLog', {
      ...closed,
      // S3 delivers access logs only to buckets with its own keys (user guide, "Enabling server access logging").
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ id: 'forget', expiration: Duration.days(365) }],
    });
  }
}

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** The api completes uploads that nobody finished within the hour; what it could not is worth nothing in a week. */
function lifecycle(retentionDays: number): LifecycleRule[] {
  return [
    { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(7) },
    { id: 'deleted', noncurrentVersionExpiration: Duration.days(30) },
    ...(retentionDays > 0
      ? [{ id: 'retention', prefix: RECORDING_PREFIX, expiration: Duration.days(retentionDays) }]
      : []),
  ];
}
