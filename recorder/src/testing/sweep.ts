import {
  CompleteMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { RecordingKeys } from '@video-escalation/contracts/recordings/keys';
import { Bucket } from './claim.ts';

/** The shortest thing that makes a recording of what a dead recorder left in S3. */
export async function completeFromTail(s3: S3Client, { stream, tail }: RecordingKeys) {
  const found = await s3.send(new GetObjectCommand({ Bucket, Key: tail }));
  const { offset, 'upload-id': UploadId } = found.Metadata ?? {};
  const bytes = await found.Body!.transformToByteArray();
  const listed = await s3.send(new ListPartsCommand({ Bucket, Key: stream, UploadId }));
  const parts = listed.Parts ?? [];
  const covered = parts.reduce((sum, { Size = 0 }) => sum + Size, 0);
  // A part may have been stored after the tail: then the tail begins before the end of the parts.
  const Body = bytes.subarray(covered - Number(offset));
  const PartNumber = parts.length + 1;
  if (Body.length > 0) {
    const last = { Bucket, Key: stream, UploadId, PartNumber, Body };
    const stored = await s3.send(new UploadPartCommand({ ...last, ChecksumAlgorithm: 'CRC32' }));
    parts.push({ PartNumber, ...stored });
  }
  const Parts = parts.map(({ PartNumber: number, ETag, ChecksumCRC32 }) => ({
    PartNumber: number,
    ETag,
    ChecksumCRC32,
  }));
  await s3.send(
    new CompleteMultipartUploadCommand({
      ...{ Bucket, Key: stream, UploadId },
      MultipartUpload: { Parts },
    }),
  );
}
