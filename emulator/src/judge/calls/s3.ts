import * as s3 from '@aws-sdk/client-s3';
import { bucket as Bucket, type World } from './world.ts';

const Key = 'a folder/an object';

/** Calls every emulated operation of S3 at least once, each so that it succeeds. */
export async function callS3({ client }: World): Promise<void> {
  const store = new s3.S3Client(client('/s3'));
  await callBuckets(store);
  await callObjects(store);
  await callUploads(store);
  await store.send(new s3.DeleteObjectCommand({ Bucket, Key }));
  await store.send(
    new s3.DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a copy' }] } }),
  );
}

async function callBuckets(store: s3.S3Client): Promise<void> {
  await store.send(new s3.CreateBucketCommand({ Bucket: 'another-bucket' }));
  await store.send(new s3.HeadBucketCommand({ Bucket }));
  await store.send(new s3.ListBucketsCommand({}));
  await store.send(new s3.GetBucketLocationCommand({ Bucket }));
  const CORSRules = [{ AllowedMethods: ['GET'], AllowedOrigins: ['http://localhost:3000'] }];
  await store.send(new s3.PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
  await store.send(new s3.GetBucketCorsCommand({ Bucket }));
}

async function callObjects(store: s3.S3Client): Promise<void> {
  await store.send(
    new s3.PutObjectCommand({ Bucket, Key, Body: 'content', Metadata: { colour: 'red' } }),
  );
  const read = await store.send(new s3.GetObjectCommand({ Bucket, Key, Range: 'bytes=0-2' }));
  await read.Body!.transformToByteArray();
  await store.send(new s3.HeadObjectCommand({ Bucket, Key }));
  const CopySource = `${Bucket}/${encodeURIComponent(Key)}`;
  await store.send(new s3.CopyObjectCommand({ Bucket, Key: 'a copy', CopySource }));
  await store.send(new s3.ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 1 }));
  await store.send(new s3.ListObjectsV2Command({ Bucket, Delimiter: '/', MaxKeys: 1 }));
}

async function callUploads(store: s3.S3Client): Promise<void> {
  const target = { Bucket, Key: 'large' };
  const begin = async () =>
    (
      await store.send(
        new s3.CreateMultipartUploadCommand({ ...target, ChecksumAlgorithm: 'CRC32' }),
      )
    ).UploadId!;
  const UploadId = await begin();
  const part = await store.send(
    new s3.UploadPartCommand({ ...target, UploadId, PartNumber: 1, Body: 'content' }),
  );
  await store.send(new s3.ListPartsCommand({ ...target, UploadId }));
  await store.send(new s3.ListMultipartUploadsCommand({ Bucket }));
  const { ETag, ChecksumCRC32 } = part;
  await store.send(
    new s3.CompleteMultipartUploadCommand({
      ...target,
      UploadId,
      MultipartUpload: { Parts: [{ PartNumber: 1, ETag, ChecksumCRC32 }] },
    }),
  );
  const other = await begin();
  const CopySource = `${Bucket}/large`;
  await store.send(
    new s3.UploadPartCopyCommand({ ...target, UploadId: other, PartNumber: 1, CopySource }),
  );
  await store.send(new s3.AbortMultipartUploadCommand({ ...target, UploadId: other }));
}
