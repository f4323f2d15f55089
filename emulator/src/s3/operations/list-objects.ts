import type { S3Call, S3Operation } from '../call.ts';
import { invalidArgument } from '../errors.ts';
import type { ObjectRecord } from '../store/records.ts';
import { encodeRfc3986 } from '../../sigv4/canonical.ts';
import { checksumAlgorithms } from '../wire/checksums.ts';
import { writeXml } from '../wire/xml.ts';
import { xmlAnswer } from './buckets.ts';
import { quoted } from './object-headers.ts';

const MAX_KEYS = 1000;

export const listObjectsV2: S3Operation = (call) => {
  const { bucket, query } = call;
  const token = query.get('continuation-token');
  const after = token === undefined ? (query.get('start-after') ?? '') : readToken(token);
  const listing = listAfter(call, after);
  return xmlAnswer(
    writeXml('ListBucketResult', {
      Name: bucket,
      ...listing.elements,
      StartAfter: query.get('start-after'),
      ContinuationToken: token,
      NextContinuationToken: listing.next === undefined ? undefined : writeToken(listing.next),
      KeyCount: listing.count,
    }),
  );
};

/** The first version. The next marker is told only with a delimiter: without one it is the last key. */
export const listObjects: S3Operation = (call) => {
  const { bucket, query } = call;
  const marker = query.get('marker') ?? '';
  const { elements, next, shown } = listAfter(call, marker);
  const isTold = next !== undefined && query.get('delimiter');
  return xmlAnswer(
    writeXml('ListBucketResult', {
      Name: bucket,
      Marker: shown(marker),
      NextMarker: isTold ? shown(next) : undefined,
      ...elements,
    }),
  );
};

/** A page of the bucket, and what both versions tell of it in the same elements. */
function listAfter({ store, bucket, query }: S3Call, after: string) {
  const { objects } = store.bucket(bucket);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const maxKeys = Math.min(MAX_KEYS, Number(query.get('max-keys') ?? MAX_KEYS));
  if (!Number.isInteger(maxKeys) || maxKeys < 0)
    throw invalidArgument('Provided max-keys not an integer or within integer range');
  const entries = entriesOf(objects.all(), { prefix, delimiter, after });
  const page = entries.slice(0, maxKeys);
  const isTruncated = entries.length > maxKeys && maxKeys > 0;
  const isEncoded = query.get('encoding-type') === 'url';
  const shown = (text: string) => (isEncoded ? encodeRfc3986(text).replaceAll('%2F', '/') : text);
  const contents = page.flatMap(({ record }) => (record ? [record] : []));
  const elements = {
    Prefix: shown(prefix),
    Delimiter: delimiter === '' ? undefined : shown(delimiter),
    EncodingType: isEncoded ? 'url' : undefined,
    MaxKeys: maxKeys,
    IsTruncated: isTruncated,
    Contents: contents.map((record) => contentOf(record, shown)),
    CommonPrefixes: page
      .filter(({ record }) => !record)
      .map(({ name }) => ({ Prefix: shown(name) })),
  };
  return { elements, shown, count: page.length, next: isTruncated ? page.at(-1)!.name : undefined };
}

const contentOf = (record: ObjectRecord, shown: (text: string) => string) => ({
  Key: shown(record.key),
  LastModified: new Date(record.modifiedAt).toISOString(),
  ETag: quoted(record.etag),
  ChecksumAlgorithm: checksumAlgorithms.find((each) => each === record.checksum?.algorithm),
  Size: record.size,
  StorageClass: 'STANDARD',
});

interface Entry {
  /** A key, or what keys have in common up to the delimiter. */
  readonly name: string;
  readonly record?: ObjectRecord;
}

interface Wanted {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string;
}

/** Keys and common prefixes in the order of their UTF-8 bytes. */
function entriesOf(
  records: readonly ObjectRecord[],
  { prefix, delimiter, after }: Wanted,
): Entry[] {
  const entries = new Map<string, Entry>();
  for (const record of records) {
    const { key } = record;
    if (!key.startsWith(prefix)) continue;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const name = end < 0 ? key : key.slice(0, end + delimiter.length);
    if (compareBytes(name, after) <= 0) continue;
    entries.set(name, end < 0 ? { name, record } : { name });
  }
  return [...entries.values()].sort((left, right) => compareBytes(left.name, right.name));
}

export const compareBytes = (left: string, right: string) =>
  Buffer.compare(Buffer.from(left), Buffer.from(right));

const TOKEN_MARK = 'after:';
const writeToken = (name: string) => Buffer.from(TOKEN_MARK + name).toString('base64');

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (text.startsWith(TOKEN_MARK)) return text.slice(TOKEN_MARK.length);
  throw invalidArgument('The continuation token provided is incorrect');
}
