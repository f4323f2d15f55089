import type { S3Operation } from '../call.ts';
import { encryptionHeaders, encryptionOf } from '../encryption.ts';
import { invalidRequest } from '../errors.ts';
import { writeXml } from '../wire/xml.ts';
import { xmlAnswer } from './buckets.ts';
import { checkWriteConditions } from './conditions.ts';
import { copySource } from './copy-source.ts';
import { describe, quoted } from './object-headers.ts';

export const copyObject: S3Operation = async (call) => {
  const { store, bucket, key, header, now } = call;
  const { objects } = store.bucket(bucket);
  const source = copySource(call);
  const isReplaced = header('x-amz-metadata-directive')?.toUpperCase() === 'REPLACE';
  if (objects.get(key) === source && !isReplaced) {
    throw invalidRequest(
      'This copy request is illegal because it is trying to copy an object to itself without changing its metadata.',
    );
  }
  const { blob, md5, checksum } = await store.blobs.receive(
    store.blobs.read(source.blobs, 0, source.size - 1),
    {
      algorithm: source.checksum?.algorithm ?? 'CRC32',
      maxSize: Infinity,
      tooLarge: () => invalidRequest('The source is too large.'),
    },
  );
  try {
    checkWriteConditions(call, objects.get(key));
    const etag = md5.toString('hex');
    const modifiedAt = now();
    const { headers, metadata } = isReplaced ? describe(call) : source;
    const encryption = encryptionOf(call);
    const sum = checksum && {
      checksum: { algorithm: source.checksum?.algorithm ?? 'CRC32', value: checksum },
    };
    store.put(bucket, {
      key,
      headers,
      metadata,
      blobs: [blob],
      size: blob.size,
      etag,
      modifiedAt,
      ...sum,
      ...encryption,
    });
    const answer = xmlAnswer(
      writeXml('CopyObjectResult', {
        ETag: quoted(etag),
        LastModified: new Date(modifiedAt).toISOString(),
      }),
    );
    return { ...answer, headers: { ...answer.headers, ...encryptionHeaders(encryption) } };
  } catch (error) {
    store.blobs.remove([blob]);
    throw error;
  }
};
