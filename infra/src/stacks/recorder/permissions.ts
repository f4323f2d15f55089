import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Recordings } from '../data/recordings.ts';
import { grant } from '../grants.ts';

/** What recorder/src/adapters/s3.ts calls: objects below the prefix, written and looked at, never listed. */
export function grantRecorder(role: IRole, { objects, key }: Recordings): void {
  grant(role, {
    actions: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
    resources: [objects],
    because: 'Recordings are named while they are made; the prefix holds nothing else.',
  });
  // S3 asks in the caller's name: to encrypt, and to read its own parts when it puts them together (S3 user guide,
  // "Uploading and copying objects using multipart upload").
  grant(role, { actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [key.keyArn] });
}
