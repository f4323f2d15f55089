import { randomBytes } from 'node:crypto';
import type { S3Call, S3Operation } from '../call.ts';
import { encryptionHeaders, encryptionOf } from '../encryption.ts';
import { invalidArgument, invalidRequest, noSuchUpload, notEmulated } from '../errors.ts';
import type { PartRecord, UploadRecord } from '../store/records.ts';
import { receiveBody } from '../wire/body.ts';
import { algorithmNamed, checksumHeader } from '../wire/checksums.ts';
import { writeXml } from '../wire/xml.ts';
import { xmlAnswer } from './buckets.ts';
import { copyRange, copySource } from './copy-source.ts';
import { describe, quoted } from './object-headers.ts';

const MAX_PART = 5 * 1024 ** 3;
const MAX_PART_NUMBER = 10_000;

export const createMultipartUpload: S3Operation = (call) => {
  const { store, bucket, key, header, now } = call;
  store.bucket(bucket);
  const named = header('x-amz-checksum-algorithm');
  const algorithm = algorithmNamed(named);
  if (named !== undefined && !algorithm) throw notEmulated(`checksum ${named}`);
  // Of a multipart object S3 has this one of the whole alone, never of the parts.
  if (algorithm === 'CRC64NVME') throw notEmulated('CreateMultipartUpload with CRC64NVME');
  const type = header('x-amz-checksum-type');
  if (type?.toUpperCase() === 'FULL_OBJECT')
    throw notEmulated('CreateMultipartUpload with a checksum of the full object');
  const encryption = encryptionOf(call);
  const uploadId = randomBytes(24).toString('base64url');
  store.uploads.put(uploadId, {
    uploadId,
    bucket,
    key,
    ...describe(call),
    startedAt: now(),
    ...encryption,
    ...(algorithm && { algorithm }),
    parts: [],
  });
  const answer = xmlAnswer(
    writeXml('InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: uploadId }),
  );
  const said = { 'x-amz-checksum-algorithm': algorithm ?? '', 'x-amz-checksum-type': 'COMPOSITE' };
  return {
    ...answer,
    headers: { ...answer.headers, ...encryptionHeaders(encryption), ...(algorithm && said) },
  };
};

export function findUpload({ store, bucket, key, query }: S3Call): UploadRecord {
  const uploadId = query.get('uploadId') ?? '';
  const upload = store.uploads.get(uploadId);
  if (upload?.bucket !== bucket || upload.key !== key) throw noSuchUpload(uploadId);
  return upload;
}

export const uploadPart: S3Operation = async (call) => {
  const number = partNumber(call);
  const upload = findUpload(call);
  const { blob, md5, sum } = await receiveBody(call, upload.algorithm);
  const part: PartRecord = {
    number,
    blob,
    etag: md5.toString('hex'),
    modifiedAt: call.now(),
    ...(sum && { checksum: sum }),
  };
  keepPart(call, part);
  return {
    headers: {
      ...encryptionHeaders(upload),
      etag: quoted(part.etag),
      ...(sum && { [checksumHeader(sum.algorithm)]: sum.value }),
    },
  };
};

export const uploadPartCopy: S3Operation = async (call) => {
  const { store, now } = call;
  const number = partNumber(call);
  const { algorithm } = findUpload(call);
  const source = copySource(call);
  const { start, end } = copyRange(call, source);
  const { blob, md5, checksum } = await store.blobs.receive(
    store.blobs.read(source.blobs, start, end),
    { algorithm, maxSize: MAX_PART, tooLarge: () => invalidRequest('The part is too large.') },
  );
  const part: PartRecord = {
    number,
    blob,
    etag: md5.toString('hex'),
    modifiedAt: now(),
    ...(algorithm && checksum !== undefined && { checksum: { algorithm, value: checksum } }),
  };
  keepPart(call, part);
  return xmlAnswer(
    writeXml('CopyPartResult', {
      ETag: quoted(part.etag),
      LastModified: new Date(part.modifiedAt).toISOString(),
      ...(algorithm && { [`Checksum${algorithm}`]: checksum }),
    }),
  );
};

function partNumber({ query }: S3Call): number {
  const number = Number(query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > MAX_PART_NUMBER)
    throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive');
  return number;
}

/** A part with a number that is taken replaces the former one. */
function keepPart(call: S3Call, part: PartRecord): void {
  const { store } = call;
  try {
    const upload = findUpload(call); // it may have ended while the part came in
    const given = part.checksum?.algorithm;
    if (given !== upload.algorithm) {
      throw invalidRequest(
        `Checksum Type mismatch occurred, expected checksum Type: ${upload.algorithm ?? 'null'}, actual checksum Type: ${given ?? 'null'}`,
      );
    }
    const former = upload.parts.filter(({ number }) => number === part.number);
    const parts = [...upload.parts.filter(({ number }) => number !== part.number), part];
    parts.sort((left, right) => left.number - right.number);
    store.uploads.put(upload.uploadId, { ...upload, parts });
    store.blobs.remove(former.map(({ blob }) => blob));
  } catch (error) {
    store.blobs.remove([part.blob]);
    throw error;
  }
}

export const abortMultipartUpload: S3Operation = (call) => {
  const { uploadId, parts } = findUpload(call);
  call.store.uploads.remove(uploadId);
  call.store.blobs.remove(parts.map(({ blob }) => blob));
  return { status: 204 };
};
