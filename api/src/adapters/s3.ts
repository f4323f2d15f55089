import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  type ListMultipartUploadsCommandOutput,
  type ListPartsCommandOutput,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ObjectStorage, OpenUpload, UploadedPart } from '../recordings/object-storage.ts';
import { asProblem, boundedCalls, unless } from './aws.ts';

export interface S3Options {
  readonly region: string;
  readonly bucket: string;
  readonly kmsKeyId: string | undefined;
}

/** GetObject and HeadObject name a missing key differently (API reference: NoSuchKey; a HEAD has no body to say so). */
const MISSING = ['NoSuchKey', 'NotFound'];
const NO_UPLOAD = ['NoSuchUpload'];
/** If-Match failed, or somebody else was writing at the same time (API reference, PutObject). */
const OVERTAKEN = ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey'];

export function createObjectStorage({ region, bucket, kmsKeyId }: S3Options): ObjectStorage {
  const client = new S3Client({
    region,
    ...boundedCalls,
    // One host for all buckets: pages' content security policies can name it, and any endpoint can be it.
    forcePathStyle: true,
    // Addresses for <video> ask for no checksums, which a browser wouldn't look at.
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const Bucket = bucket;
  const encryption = kmsKeyId
    ? { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: kmsKeyId }
    : {};
  const call = <T>(work: () => Promise<T>) => asProblem('recording/unavailable', work);
  const at = ({ key, uploadId }: OpenUpload) => ({ Bucket, Key: key, UploadId: uploadId });

  return {
    list: (Prefix) =>
      call(async () => {
        const keys: string[] = [];
        for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
          for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
        }
        return keys;
      }),
    read: (Key) =>
      call(async () => {
        const found = await unless(MISSING, () =>
          client.send(new GetObjectCommand({ Bucket, Key })),
        );
        if (!found?.Body) return undefined;
        const body = Buffer.from(await found.Body.transformToByteArray());
        return { body, etag: found.ETag ?? '', metadata: found.Metadata ?? {} };
      }),
    look: (Key) =>
      call(async () => {
        const found = await unless(MISSING, () =>
          client.send(new HeadObjectCommand({ Bucket, Key })),
        );
        if (!found) return undefined;
        return {
          bytes: found.ContentLength ?? 0,
          changedAt: found.LastModified?.getTime() ?? 0,
          metadata: found.Metadata ?? {},
        };
      }),
    write: (Key, Body, IfMatch) =>
      call(async () => {
        const written = await unless(IfMatch === undefined ? [] : OVERTAKEN, () =>
          client.send(
            new PutObjectCommand({
              ...{ Bucket, Key, Body, ContentType: 'application/json' },
              ...encryption,
              ...(IfMatch === undefined ? {} : { IfMatch }),
            }),
          ),
        );
        return written !== undefined;
      }),
    remove: (Key) =>
      call(async () => void (await client.send(new DeleteObjectCommand({ Bucket, Key })))),
    openUploads: (Prefix) =>
      call(async () => {
        const open: OpenUpload[] = [];
        let next: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {};
        do {
          const page: ListMultipartUploadsCommandOutput = await client.send(
            new ListMultipartUploadsCommand({ Bucket, Prefix, ...next }),
          );
          for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
            if (Key === undefined || UploadId === undefined) continue;
            open.push({ key: Key, uploadId: UploadId, startedAt: Initiated?.getTime() ?? 0 });
          }
          next = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
          if (!page.IsTruncated) return open;
        } while (next.KeyMarker);
        return open;
      }),
    parts: (upload) =>
      call(() =>
        unless(NO_UPLOAD, async () => {
          const parts: UploadedPart[] = [];
          // Not the SDK's paginator: S3 names a next marker also after the last page, which it would follow for ever.
          for (let marker: string | undefined, isMore = true; isMore;) {
            const page: ListPartsCommandOutput = await client.send(
              new ListPartsCommand({ ...at(upload), PartNumberMarker: marker }),
            );
            for (const { PartNumber, ETag, Size, ChecksumCRC32 } of page.Parts ?? []) {
              parts.push(toPart(PartNumber ?? 0, ETag, Size ?? 0, ChecksumCRC32));
            }
            marker = page.NextPartNumberMarker;
            isMore = page.IsTruncated === true && marker !== undefined;
          }
          return parts;
        }),
      ),
    addPart: (upload, number, Body) =>
      call(() =>
        unless(NO_UPLOAD, async () => {
          const { ETag, ChecksumCRC32 } = await client.send(
            new UploadPartCommand({
              ...at(upload),
              PartNumber: number,
              Body,
              ChecksumAlgorithm: 'CRC32',
            }),
          );
          return toPart(number, ETag, Body.length, ChecksumCRC32);
        }),
      ),
    complete: (upload, parts) =>
      call(async () => {
        const Parts = parts.map(({ number, etag, checksum }) => ({
          PartNumber: number,
          ETag: etag,
          // Whoever began an upload with checksums must repeat them (API reference, CompleteMultipartUpload).
          ...(checksum === undefined ? {} : { ChecksumCRC32: checksum }),
        }));
        const completed = await unless(NO_UPLOAD, () =>
          client.send(
            new CompleteMultipartUploadCommand({ ...at(upload), MultipartUpload: { Parts } }),
          ),
        );
        return completed !== undefined;
      }),
    giveUp: (upload) =>
      call(
        async () =>
          void (await unless(NO_UPLOAD, () =>
            client.send(new AbortMultipartUploadCommand(at(upload))),
          )),
      ),
    presign: ({ key, disposition, expiresInS }) =>
      call(() =>
        getSignedUrl(
          client,
          new GetObjectCommand({
            Bucket,
            Key: key,
            ResponseContentDisposition: disposition,
            ResponseContentType: 'video/mp4',
          }),
          { expiresIn: expiresInS },
        ),
      ),
  };
}

function toPart(
  number: number,
  etag: string | undefined,
  bytes: number,
  checksum: string | undefined,
): UploadedPart {
  return { number, etag: etag ?? '', bytes, ...(checksum === undefined ? {} : { checksum }) };
}
