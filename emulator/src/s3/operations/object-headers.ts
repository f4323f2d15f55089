import type { S3Call } from '../call.ts';
import { encryptionHeaders } from '../encryption.ts';
import type { Description, ObjectRecord } from '../store/records.ts';
import { checksumHeader } from '../wire/checksums.ts';

const kept = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
];
const metadataPrefix = 'x-amz-meta-';

/** What a request says of the object that it makes. */
export function describe({ request, header }: S3Call): Description {
  const headers = Object.fromEntries(
    kept.flatMap((name) => {
      // The framing of the body on its way is no property of the object.
      const value = header(name)
        ?.replace(/(^|,)\s*aws-chunked\s*(?=,|$)/, '')
        .replace(/^,/, '');
      return value ? [[name, value]] : [];
    }),
  );
  const metadata = Object.fromEntries(
    Object.entries(request.headers)
      .filter(([name]) => name.startsWith(metadataPrefix))
      .map(([name, value]) => [name.slice(metadataPrefix.length), String(value)]),
  );
  return { headers: { 'content-type': 'binary/octet-stream', ...headers }, metadata };
}

export const quoted = (etag: string) => `"${etag}"`;

/** Headers of an answer that shows the object, whole or in part. */
export function objectHeaders(call: S3Call, record: ObjectRecord): Record<string, string> {
  const metadata = Object.entries(record.metadata).map(([name, value]) => [
    metadataPrefix + name,
    value,
  ]);
  const overrides = kept.flatMap((name) => {
    const value = call.query.get(`response-${name}`);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...record.headers,
    ...(Object.fromEntries([...metadata, ...overrides]) as Record<string, string>),
    ...encryptionHeaders(record),
    'accept-ranges': 'bytes',
    etag: quoted(record.etag),
    'last-modified': new Date(record.modifiedAt).toUTCString(),
  };
}

/** Only who asks for checksums gets them, and only of the whole object. */
export function checksumHeaders(
  { header }: S3Call,
  { checksum }: ObjectRecord,
): Record<string, string> {
  if (!checksum || header('x-amz-checksum-mode')?.toUpperCase() !== 'ENABLED') return {};
  return {
    [checksumHeader(checksum.algorithm)]: checksum.value,
    'x-amz-checksum-type': checksum.value.includes('-') ? 'COMPOSITE' : 'FULL_OBJECT',
  };
}
