import type { S3Operation } from '../call.ts';
import { checksumElement } from '../wire/checksums.ts';
import { writeXml } from '../wire/xml.ts';
import { xmlAnswer } from './buckets.ts';
import { compareBytes } from './list-objects.ts';
import { quoted } from './object-headers.ts';
import { findUpload } from './uploads.ts';

const MAX_PAGE = 1000;

const pageSize = (asked: string | undefined) =>
  Math.min(MAX_PAGE, Number(asked ?? MAX_PAGE) || MAX_PAGE);

export const listParts: S3Operation = (call) => {
  const { bucket, key, query } = call;
  const { uploadId, parts, algorithm } = findUpload(call);
  const marker = Number(query.get('part-number-marker') ?? 0);
  const size = pageSize(query.get('max-parts'));
  const after = parts.filter(({ number }) => number > marker);
  const page = after.slice(0, size);
  return xmlAnswer(
    writeXml('ListPartsResult', {
      Bucket: bucket,
      Key: key,
      UploadId: uploadId,
      PartNumberMarker: marker,
      NextPartNumberMarker: page.at(-1)?.number ?? 0,
      MaxParts: size,
      IsTruncated: after.length > size,
      ...(algorithm && { ChecksumAlgorithm: algorithm, ChecksumType: 'COMPOSITE' }),
      Part: page.map(({ number, etag, modifiedAt, blob, checksum }) => ({
        PartNumber: number,
        LastModified: new Date(modifiedAt).toISOString(),
        ETag: quoted(etag),
        Size: blob.size,
        ...(checksum && { [checksumElement(checksum.algorithm)]: checksum.value }),
      })),
    }),
  );
};

export const listMultipartUploads: S3Operation = ({ store, bucket, query }) => {
  store.bucket(bucket);
  const prefix = query.get('prefix') ?? '';
  const keyMarker = query.get('key-marker') ?? '';
  const idMarker = query.get('upload-id-marker') ?? '';
  const size = pageSize(query.get('max-uploads'));
  const uploads = store.uploads
    .all()
    .filter((upload) => upload.bucket === bucket && upload.key.startsWith(prefix))
    .sort(
      (left, right) =>
        compareBytes(left.key, right.key) ||
        left.startedAt - right.startedAt ||
        compareBytes(left.uploadId, right.uploadId),
    );
  const marked = uploads.findIndex(
    ({ key, uploadId }) => key === keyMarker && uploadId === idMarker,
  );
  const after =
    marked >= 0
      ? uploads.slice(marked + 1)
      : uploads.filter(({ key }) => keyMarker === '' || compareBytes(key, keyMarker) > 0);
  const page = after.slice(0, size);
  const isTruncated = after.length > size;
  const last = isTruncated ? page.at(-1) : undefined;
  return xmlAnswer(
    writeXml('ListMultipartUploadsResult', {
      Bucket: bucket,
      KeyMarker: keyMarker,
      UploadIdMarker: idMarker,
      NextKeyMarker: last?.key,
      NextUploadIdMarker: last?.uploadId,
      Prefix: prefix,
      MaxUploads: size,
      IsTruncated: isTruncated,
      Upload: page.map(({ key, uploadId, startedAt, algorithm }) => ({
        Key: key,
        UploadId: uploadId,
        Initiated: new Date(startedAt).toISOString(),
        StorageClass: 'STANDARD',
        ...(algorithm && { ChecksumAlgorithm: algorithm, ChecksumType: 'COMPOSITE' }),
      })),
    }),
  );
};
