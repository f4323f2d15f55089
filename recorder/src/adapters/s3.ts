import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  NoSuchUpload,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { RecorderClaim } from '@video-escalation/contracts/http/recorder';
import type { ObjectStore } from '../object-store.ts';

/** What is said in the claim: where to store, and whose key encrypts it. */
export type Storage = RecorderClaim['storage'];

export function createS3Store(region: string, { bucket: Bucket, kmsKeyId }: Storage): ObjectStore {
  // One attempt: the callers' own retries know how long there is time. Path style: bucket names may have dots.
  const s3 = new S3Client({ region, maxAttempts: 1, forcePathStyle: true });
  const encryption = kmsKeyId
    ? { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: kmsKeyId }
    : {};
  return {
    async put({ key: Key, body: Body, contentType: ContentType, metadata }, abortSignal) {
      const more = { ...encryption, ...(metadata && { Metadata: { ...metadata } }) };
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, ...more }), {
        abortSignal,
      });
    },
    async remove(Key, abortSignal) {
      await s3.send(new DeleteObjectCommand({ Bucket, Key }), { abortSignal });
    },
    async beginUpload(Key, abortSignal) {
      const { UploadId } = await s3.send(
        new CreateMultipartUploadCommand({
          Bucket,
          Key,
          ContentType: 'video/mp4',
          ChecksumAlgorithm: 'CRC32',
          ...encryption,
        }),
        { abortSignal },
      );
      if (!UploadId) throw new Error('S3 began an upload without an id');
      return UploadId;
    },
    async putPart({ key: Key, uploadId: UploadId }, { number, body: Body }, abortSignal) {
      const { ETag, ChecksumCRC32: checksum } = await s3.send(
        new UploadPartCommand({
          Bucket,
          Key,
          UploadId,
          Body,
          PartNumber: number,
          ChecksumAlgorithm: 'CRC32',
        }),
        { abortSignal },
      );
      if (!ETag) throw new Error('S3 stored a part without an ETag');
      return { number, etag: ETag, checksum };
    },
    async completeUpload({ key: Key, uploadId: UploadId }, parts, abortSignal) {
      const Parts = parts.map(({ number, etag, checksum }) => ({
        PartNumber: number,
        ETag: etag,
        ...(checksum === undefined ? {} : { ChecksumCRC32: checksum }),
      }));
      const complete = { Bucket, Key, UploadId, MultipartUpload: { Parts } };
      try {
        await s3.send(new CompleteMultipartUploadCommand(complete), { abortSignal });
      } catch (error) {
        if (!(error instanceof NoSuchUpload)) throw error;
        // An attempt before this one worked and only its answer was lost, if the object is there.
        await s3.send(new HeadObjectCommand({ Bucket, Key }), { abortSignal });
      }
    },
    async abortUpload({ key: Key, uploadId: UploadId }, abortSignal) {
      await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }), { abortSignal });
    },
  };
}
