import { createHash } from 'node:crypto';
import type { S3Operation } from '../call.ts';
import { encryptionHeaders } from '../encryption.ts';
import { invalidPart, invalidRequest, malformedXml, S3Error } from '../errors.ts';
import type { PartRecord, UploadRecord } from '../store/records.ts';
import { readDocument } from '../wire/body.ts';
import { checksumElement, compositeChecksum } from '../wire/checksums.ts';
import { childrenOf, textOf, writeXml, type ParsedXml } from '../wire/xml.ts';
import { xmlAnswer } from './buckets.ts';
import { checkWriteConditions } from './conditions.ts';
import { quoted } from './object-headers.ts';
import { findUpload } from './uploads.ts';

const MIN_PART = 5 * 1024 ** 2;

export const completeMultipartUpload: S3Operation = async (call) => {
  const { store, bucket, key, now } = call;
  findUpload(call);
  const listed = childrenOf(await readDocument(call, 'CompleteMultipartUpload'), 'Part');
  if (listed.length === 0) throw malformedXml();
  const upload = findUpload(call); // it may have ended while the list came in
  const parts = choose(listed, upload);
  checkWriteConditions(call, store.bucket(bucket).objects.get(key));

  const { headers, metadata, algorithm, uploadId } = upload;
  const md5s = Buffer.concat(parts.map(({ etag }) => Buffer.from(etag, 'hex')));
  const etag = `${createHash('md5').update(md5s).digest('hex')}-${parts.length}`;
  const sum = algorithm && {
    algorithm,
    value: compositeChecksum(
      algorithm,
      parts.map(({ checksum }) => checksum?.value ?? ''),
    ),
  };
  store.put(bucket, {
    key,
    headers,
    metadata,
    blobs: parts.map(({ blob }) => blob),
    size: parts.reduce((size, { blob }) => size + blob.size, 0),
    etag,
    modifiedAt: now(),
    ...(sum && { checksum: sum }),
    ...(upload.kmsKeyArn !== undefined && { kmsKeyArn: upload.kmsKeyArn }),
  });
  store.uploads.remove(uploadId);
  store.blobs.remove(upload.parts.filter((part) => !parts.includes(part)).map(({ blob }) => blob));
  const answer = xmlAnswer(
    writeXml('CompleteMultipartUploadResult', {
      Location: `/${bucket}/${key}`,
      Bucket: bucket,
      Key: key,
      ETag: quoted(etag),
      ...(sum && { [checksumElement(sum.algorithm)]: sum.value, ChecksumType: 'COMPOSITE' }),
    }),
  );
  return { ...answer, headers: { ...answer.headers, ...encryptionHeaders(upload) } };
};

/** The upload's parts that the list names. Throws where the list is wrong, as S3 does. */
function choose(listed: readonly ParsedXml[], upload: UploadRecord): PartRecord[] {
  const numbers = listed.map((each) => Number(textOf(each, 'PartNumber')));
  if (numbers.some((number, at) => at > 0 && number <= numbers[at - 1]!)) {
    throw new S3Error(
      400,
      'InvalidPartOrder',
      'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
    );
  }
  const parts = listed.map((each, at) => {
    const part = upload.parts.find(({ number }) => number === numbers[at]);
    if (part?.etag !== textOf(each, 'ETag')?.replaceAll('"', '')) throw invalidPart();
    if (!part) throw invalidPart();
    checkSum(each, part);
    return part;
  });
  const small = parts.slice(0, -1).find(({ blob }) => blob.size < MIN_PART);
  if (small) {
    throw new S3Error(
      400,
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
      {
        ETag: small.etag,
        MinSizeAllowed: String(MIN_PART),
        PartNumber: String(small.number),
        ProposedSize: String(small.blob.size),
      },
    );
  }
  return parts;
}

/** Whoever began an upload with checksums has to repeat each part's. */
function checkSum(listed: ParsedXml, { checksum, number }: PartRecord): void {
  if (!checksum) return;
  const given = textOf(listed, checksumElement(checksum.algorithm));
  if (given === undefined) {
    throw invalidRequest(
      `The upload was created using a ${checksum.algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${number} in the request.`,
    );
  }
  if (given !== checksum.value) throw invalidPart();
}
