import type { S3Call } from '../call.ts';
import { invalidArgument, invalidRequest, noSuchKey, preconditionFailed } from '../errors.ts';
import type { ObjectRecord } from '../store/records.ts';

/** Bucket and key that `x-amz-copy-source` names. */
export function sourceOf({ header }: Pick<S3Call, 'header'>): { bucket: string; key: string } {
  const source = decodeURIComponent(header('x-amz-copy-source') ?? '').replace(/^\//, '');
  const slash = source.indexOf('/');
  if (slash < 1) throw invalidArgument('Invalid copy source object key');
  return { bucket: source.slice(0, slash), key: source.slice(slash + 1) };
}

/** The object that `x-amz-copy-source` names, if its conditions hold. */
export function copySource(call: S3Call): ObjectRecord {
  const { store, header } = call;
  const { bucket, key } = sourceOf(call);
  const record = store.bucket(bucket).objects.get(key);
  if (!record) throw noSuchKey(key, bucket);
  const ifMatch = header('x-amz-copy-source-if-match');
  if (ifMatch !== undefined && ifMatch.replaceAll('"', '') !== record.etag)
    throw preconditionFailed('x-amz-copy-source-If-Match');
  return record;
}

/** The bytes of the source that a part takes, inclusive. All of them without a header. */
export function copyRange({ header }: S3Call, { size }: ObjectRecord) {
  const text = header('x-amz-copy-source-range');
  if (text === undefined) return { start: 0, end: size - 1 };
  const found = /^bytes=(\d+)-(\d+)$/.exec(text);
  const [start, end] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || start > end)
    throw invalidArgument('The x-amz-copy-source-range value must be of the form bytes=first-last');
  if (end >= size)
    throw invalidRequest(`Range specified is not valid for source object of size: ${size}`);
  return { start, end };
}
