import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { RECORDING_PREFIX, type Recordings } from '../data/recordings.ts';

/** What recorder/src/adapters/s3.ts calls: objects below the prefix, written and looked at, never listed. */
export function grantRecorder(recorder: IGrantable, { bucket, key }: Recordings): void {
  recorder.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      resources: [bucket.arnForObjects(`${RECORDING_PREFIX}*`)],
    }),
  );
  // S3 asks in the caller's name: to encrypt, and to put parts together (user guide, "Uploading … with KMS").
  recorder.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: [key.keyArn],
    }),
  );
}
