import type { S3Operation } from '../call.ts';
import { invalidArgument } from '../errors.ts';
import type { ObjectRecord } from '../store/records.ts';
import { encodeRfc3986 } from '../../sigv4/canonical.ts';
import { checksumAlgorithms } from '../wire/checksums.ts';
import { writeXml } from '../wire/xml.ts';
import { xmlAnswer } from './buckets.ts';
import { quoted } from './object-headers.ts';

const MAX_KEYS = 1000;

export const listObjectsV2: S3Operation = ({ store, bucket, query }) => {
  const { objects } = store.bucket(bucket);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const maxKeys = Math.min(MAX_KEYS, Number(query.get('max-keys') ?? MAX_KEYS));
  if (!Number.isInteger(maxKeys) || maxKeys < 0)
    throw invalidArgument('Provided max-keys not an integer or within integer range');
  const token = query.get('continuation-token');
  const after = token === undefined ? (query.get('start-after') ?? '') : readToken(token);

  const entries = entriesOf(objects.all(), { prefix, delimiter, after });
  const page = entries.slice(0, maxKeys);
  const isTruncated = entries.length > maxKeys && maxKeys > 0;
  const isEncoded = query.get('encoding-type') === 'url';
  const shown = (text: string) => (isEncoded ? encodeRfc3986(text).replaceAll('%2F', '/') : text);
  const contents = page.flatMap(({ record }) => (record ? [record] : []));
  return xmlAnswer(
    writeXml('ListBucketResult', {
      Name: bucket,
      Prefix: shown(prefix),
      Delimiter: delimiter === '' ? undefined : shown(delimiter),
      StartAfter: query.get('start-after'),
      EncodingType: isEncoded ? 'url' : undefined,
      ContinuationToken: token,
      NextContinuationToken: isTruncated ? writeToken(page.at(-1)!.name) : undefined,
      MaxKeys: maxKeys,
      KeyCount: page.length,
      IsTruncated: isTruncated,
      Contents: contents.map((record) => ({
        Key: shown(record.key),
        LastModified: new Date(record.modifiedAt).toISOString(),
        ETag: quoted(record.etag),
        ChecksumAlgorithm: checksumAlgorithms.find((each) => each === record.checksum?.algorithm),
        Size: record.size,
        StorageClass: 'STANDARD',
      })),
      CommonPrefixes: page
        .filter(({ record }) => !record)
        .map(({ name }) => ({ Prefix: shown(name) })),
    }),
  );
};

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
