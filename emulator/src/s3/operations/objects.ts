import type { S3Answer, S3Call, S3Operation } from '../call.ts';
import { encryptionHeaders, encryptionOf } from '../encryption.ts';
import { noSuchKey } from '../errors.ts';
import type { ObjectRecord } from '../store/records.ts';
import { receiveBody } from '../wire/body.ts';
import { checksumHeader } from '../wire/checksums.ts';
import { checkWriteConditions, isUnchanged } from './conditions.ts';
import { checksumHeaders, describe, objectHeaders, quoted } from './object-headers.ts';
import { parseRange } from './range.ts';

export const putObject: S3Operation = async (call) => {
  const { store, bucket, key } = call;
  const { objects } = store.bucket(bucket);
  // Looked at before the body too, as S3 spares a long upload that cannot succeed.
  checkWriteConditions(call, objects.get(key));
  const encryption = encryptionOf(call);
  const { blob, md5, sum } = await receiveBody(call);
  try {
    checkWriteConditions(call, objects.get(key));
    const etag = md5.toString('hex');
    store.put(bucket, {
      key,
      ...describe(call),
      blobs: [blob],
      size: blob.size,
      etag,
      modifiedAt: call.now(),
      ...(sum && { checksum: sum }),
      ...encryption,
    });
    const headers = {
      ...encryptionHeaders(encryption),
      etag: quoted(etag),
      ...(sum && {
        [checksumHeader(sum.algorithm)]: sum.value,
        'x-amz-checksum-type': 'FULL_OBJECT',
      }),
    };
    return { headers };
  } catch (error) {
    store.blobs.remove([blob]);
    throw error;
  }
};

function findObject({ store, bucket, key }: S3Call): ObjectRecord {
  const record = store.bucket(bucket).objects.get(key);
  if (!record) throw noSuchKey(key, bucket);
  return record;
}

function show(call: S3Call, open: (record: ObjectRecord, start: number, end: number) => S3Answer) {
  const record = findObject(call);
  const headers = objectHeaders(call, record);
  if (isUnchanged(call, record)) return { status: 304, headers };
  const range = parseRange(call.header('range'), record.size);
  const { start, end } = range ?? { start: 0, end: record.size - 1 };
  const length = { 'content-length': String(end - start + 1) };
  const { body } = open(record, start, end);
  if (!range)
    return {
      headers: { ...headers, ...checksumHeaders(call, record), ...length },
      ...(body && { body }),
    };
  const contentRange = `bytes ${start}-${end}/${record.size}`;
  return {
    status: 206,
    headers: { ...headers, ...length, 'content-range': contentRange },
    ...(body && { body }),
  };
}

export const getObject: S3Operation = (call) =>
  show(call, ({ blobs }, start, end) => ({ body: call.store.blobs.read(blobs, start, end) }));

export const headObject: S3Operation = (call) => show(call, () => ({}));

export const deleteObject: S3Operation = ({ store, bucket, key }) => {
  store.remove(bucket, key);
  return { status: 204 };
};
