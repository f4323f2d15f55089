import { createHash, createHmac } from 'node:crypto';

/** What is signed of a request, as it stood on the wire. */
export interface SignedParts {
  readonly method: string;
  /** Path and query as received. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
  /** Whose signature it is: S3 has exceptions. */
  readonly scope: Scope;
}

export interface Scope {
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** RFC 3986, as Signature Version 4 wants it: more than encodeURIComponent encodes. */
export const encodeRfc3986 = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Pairs of a query, decoded; a plus sign is a plus sign. */
export function queryPairs(target: string): [name: string, value: string][] {
  const start = target.indexOf('?');
  if (start < 0) return [];
  return target
    .slice(start + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))];
    });
}

export const pathOf = (target: string) => target.split('?', 1)[0] ?? '';

/**
 * The canonical request of Signature Version 4. A path is encoded a second time, for S3 it is not (IAM user guide,
 * "Create a signed AWS API request"). Path and query are decoded and encoded anew, so that clients may differ in what
 * they escape.
 */
export function canonicalRequest(parts: SignedParts): string {
  const { method, target, headers, signedHeaders, payloadHash, scope } = parts;
  const isEncodedTwice = scope.service !== 's3';
  const path = pathOf(target)
    .split('/')
    .map((segment) => encodeRfc3986(decodeURIComponent(segment)))
    .map((segment) => (isEncodedTwice ? encodeRfc3986(segment) : segment))
    .join('/');
  const query = queryPairs(target)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
    .sort(
      ([name, value], [other, otherValue]) => compare(name, other) || compare(value, otherValue),
    )
    .map((pair) => pair.join('='))
    .join('&');
  const lines = signedHeaders.map((name) => `${name}:${canonicalHeader(headers[name])}`);
  return [method, path, query, ...lines, '', signedHeaders.join(';'), payloadHash].join('\n');
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

function canonicalHeader(value: string | readonly string[] | undefined): string {
  return [value ?? '']
    .flat()
    .map((each) => each.trim().replace(/\s+/g, ' '))
    .join(',');
}

const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();

/** The signature of a canonical request, in hex. */
export function sign(request: string, secret: string, time: string, scope: Scope): string {
  const { date, region, service } = scope;
  const text = [
    'AWS4-HMAC-SHA256',
    time,
    `${date}/${region}/${service}/aws4_request`,
    createHash('sha256').update(request).digest('hex'),
  ].join('\n');
  const key = [region, service, 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secret}`, date));
  return hmac(key, text).toString('hex');
}
