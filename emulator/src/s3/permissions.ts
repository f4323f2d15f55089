import type { Access, Context, Permissions } from '../iam/access.ts';
import type { S3Call } from './call.ts';
import { encryptionOf, type Encryption } from './encryption.ts';
import { sourceOf } from './operations/copy-source.ts';

/** What of a call tells what it needs. */
export type Asked = Pick<S3Call, 'bucket' | 'key' | 'query' | 'header' | 'store'>;

const bucketArn = (bucket: string) => `arn:aws:s3:::${bucket}`;
const objectArn = (bucket: string, key: string) => `${bucketArn(bucket)}/${key}`;

const onBucket =
  (action: string, contextOf: (asked: Asked) => Context = () => ({})) =>
  (asked: Asked): Access[] => [
    { action: `s3:${action}`, resource: bucketArn(asked.bucket), context: contextOf(asked) },
  ];
const onObject =
  (action: string, contextOf: (asked: Asked) => Context = () => ({})) =>
  (asked: Asked): Access[] => [
    {
      action: `s3:${action}`,
      resource: objectArn(asked.bucket, asked.key),
      context: contextOf(asked),
    },
  ];

const listed = ({ query }: Asked): Context => ({
  's3:prefix': query.get('prefix'),
  's3:delimiter': query.get('delimiter'),
  's3:max-keys': query.get('max-keys'),
});

/** `isWhole`: the call makes the object, and not one of its parts (S3 user guide, "Enforce conditional writes"). */
const written =
  (isWhole: boolean) =>
  ({ header }: Asked): Context => ({
    's3:if-match': header('if-match'),
    's3:if-none-match': header('if-none-match'),
    's3:ObjectCreationOperation': String(isWhole),
    's3:x-amz-acl': header('x-amz-acl'),
    's3:x-amz-copy-source': header('x-amz-copy-source'),
    's3:x-amz-server-side-encryption': header('x-amz-server-side-encryption'),
    's3:x-amz-server-side-encryption-aws-kms-key-id': header(
      'x-amz-server-side-encryption-aws-kms-key-id',
    ),
  });

/** S3 uses a key in the caller's name (S3 user guide, "Using server-side encryption with AWS KMS keys"). */
function onKey(action: string, encryption: Encryption | undefined): Access[] {
  const { kmsKeyArn: resource } = encryption ?? {};
  if (resource === undefined) return [];
  const [, , , region, account] = resource.split(':');
  const context = {
    'kms:ViaService': `s3.${region ?? ''}.amazonaws.com`,
    'kms:CallerAccount': account,
  };
  return [{ action: `kms:${action}`, resource, context }];
}

const bucketOf = ({ store }: Asked, name: string) =>
  store.buckets().find(({ record }) => record.name === name);
const kept = (asked: Asked, bucket = asked.bucket, key = asked.key) =>
  bucketOf(asked, bucket)?.objects.get(key);
const toBe = (asked: Asked) => (bucketOf(asked, asked.bucket) ? encryptionOf(asked) : undefined);
const ofUpload = ({ store, query }: Asked) => store.uploads.get(query.get('uploadId') ?? '');

function readSource(asked: Asked): Access[] {
  const { bucket, key } = sourceOf(asked);
  return [
    { action: 's3:GetObject', resource: objectArn(bucket, key) },
    ...onKey('Decrypt', kept(asked, bucket, key)),
  ];
}

/**
 * API reference, "Required permissions" of each operation; service authorization reference, "Amazon S3". Of a multipart
 * upload the beginning needs the key's GenerateDataKey and each part its Decrypt (API reference, CreateMultipartUpload).
 */
export const s3Permissions: Permissions<Asked> = {
  CreateBucket: onBucket('CreateBucket'),
  HeadBucket: onBucket('ListBucket'),
  ListBuckets: () => [{ action: 's3:ListAllMyBuckets', resource: '*' }],
  GetBucketLocation: onBucket('GetBucketLocation'),
  PutBucketCors: onBucket('PutBucketCORS'),
  GetBucketCors: onBucket('GetBucketCORS'),
  PutObject: (asked) => [
    ...onObject('PutObject', written(true))(asked),
    ...onKey('GenerateDataKey', toBe(asked)),
  ],
  GetObject: (asked) => [...onObject('GetObject')(asked), ...onKey('Decrypt', kept(asked))],
  // The key is asked for where a checksum is to be shown (API reference, HeadObject).
  HeadObject: (asked) => [
    ...onObject('GetObject')(asked),
    ...(asked.header('x-amz-checksum-mode') ? onKey('Decrypt', kept(asked)) : []),
  ],
  CopyObject: (asked) => [
    ...readSource(asked),
    ...onObject('PutObject', written(true))(asked),
    ...onKey('GenerateDataKey', toBe(asked)),
  ],
  DeleteObject: onObject('DeleteObject', ({ header }) => ({ 's3:if-match': header('if-match') })),
  // Each key for itself, once they have been read: see the operation.
  DeleteObjects: () => [],
  ListObjects: onBucket('ListBucket', listed),
  ListObjectsV2: onBucket('ListBucket', listed),
  CreateMultipartUpload: (asked) => [
    ...onObject('PutObject', written(false))(asked),
    ...onKey('GenerateDataKey', toBe(asked)),
  ],
  UploadPart: (asked) => [
    ...onObject('PutObject', written(false))(asked),
    ...onKey('Decrypt', ofUpload(asked)),
  ],
  UploadPartCopy: (asked) => [
    ...readSource(asked),
    ...onObject('PutObject', written(false))(asked),
    ...onKey('Decrypt', ofUpload(asked)),
  ],
  CompleteMultipartUpload: onObject('PutObject', written(true)),
  AbortMultipartUpload: onObject('AbortMultipartUpload'),
  ListParts: onObject('ListMultipartUploadParts'),
  ListMultipartUploads: onBucket('ListBucketMultipartUploads'),
};

export const mayDelete = (bucket: string, key: string): Access[] => [
  { action: 's3:DeleteObject', resource: objectArn(bucket, key) },
];

/**
 * Only who may list the key learns that it isn't there (API reference, GetObject). For that question the key is the
 * prefix, as in AWS (seen by Ceph, pull request 68577).
 */
export const mayKnowOf = (bucket: string, key: string): Access[] => [
  { action: 's3:ListBucket', resource: bucketArn(bucket), context: { 's3:prefix': key } },
];
