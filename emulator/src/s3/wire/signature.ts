import { timingSafeEqual } from 'node:crypto';
import { accessDenied, S3Error } from '../errors.ts';
import { canonicalRequest, queryPairs, sign, type Scope, type SignedParts } from './canonical.ts';

/** The secret half of an access key. */
interface AccessKey {
  readonly secretAccessKey: string;
  /** Temporary credentials only. */
  readonly sessionToken?: string;
  /** Milliseconds since 1970; a long-term key has none. */
  readonly expiresAt?: number;
}

/** Access keys by their id. */
export type AccessKeys = (accessKeyId: string) => AccessKey | undefined;

type WireRequest = Pick<SignedParts, 'method' | 'target' | 'headers'>;

/** Milliseconds since 1970. */
interface Times {
  readonly now: number;
  /** Presigned URLs signed before have expired by a test's order. */
  readonly urlsDeadBefore: number;
}

interface Claim {
  readonly accessKeyId: string;
  readonly scope: Scope;
  /** As signed: `YYYYMMDD'T'HHMMSS'Z'`. */
  readonly time: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly sessionToken: string | undefined;
  readonly payloadHash: string;
}

const MAX_SKEW_MS = 15 * 60_000;
const MAX_EXPIRY_SECONDS = 7 * 24 * 3600;
const algorithm = 'AWS4-HMAC-SHA256';

/**
 * Checks a request's Signature Version 4, in its headers or in its query (a presigned URL). Returns the
 * claimed hash of the payload, which only who reads the body can check. Throws an S3Error, as S3 answers.
 */
export function checkSignature(request: WireRequest, keys: AccessKeys, times: Times): string {
  const { now } = times;
  const query = new Map(queryPairs(request.target));
  const isPresigned = query.has('X-Amz-Signature') || query.has('X-Amz-Algorithm');
  const claim = isPresigned ? presignedClaim(query, times) : headerClaim(request, now);
  const key = keys(claim.accessKeyId);
  if (!key) {
    throw new S3Error(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      { AWSAccessKeyId: claim.accessKeyId },
    );
  }
  if (key.sessionToken !== claim.sessionToken)
    throw new S3Error(400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.');
  if (key.expiresAt !== undefined && now >= key.expiresAt)
    throw new S3Error(400, 'ExpiredToken', 'The provided token has expired.');
  const canonical = canonicalRequest({ ...request, ...claim });
  const expected = sign(canonical, key.secretAccessKey, claim.time, claim.scope);
  if (!isSame(expected, claim.signature)) {
    throw new S3Error(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      { AWSAccessKeyId: claim.accessKeyId, CanonicalRequest: canonical },
    );
  }
  return claim.payloadHash;
}

function headerClaim({ headers }: WireRequest, now: number): Claim {
  const header = (name: string) => [headers[name] ?? []].flat()[0];
  const authorization = header('authorization');
  if (authorization === undefined) throw accessDenied();
  const fields = new Map(
    authorization
      .slice(algorithm.length)
      .split(',')
      .map((field) => field.trim().split('=', 2) as [string, string]),
  );
  const time = header('x-amz-date') ?? '';
  const signedHeaders = (fields.get('SignedHeaders') ?? '').split(';');
  const credential = parseCredential(fields.get('Credential') ?? '');
  if (!authorization.startsWith(`${algorithm} `) || !credential || !signedHeaders.includes('host'))
    throw new S3Error(
      400,
      'AuthorizationHeaderMalformed',
      'The authorization header is malformed.',
    );
  if (Math.abs(timeOf(time) - now) > MAX_SKEW_MS || Number.isNaN(timeOf(time))) {
    throw new S3Error(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  checkSigned(headers, signedHeaders);
  return {
    ...credential,
    time,
    signedHeaders,
    signature: fields.get('Signature') ?? '',
    sessionToken: header('x-amz-security-token'),
    payloadHash: header('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

function presignedClaim(query: ReadonlyMap<string, string>, { now, urlsDeadBefore }: Times): Claim {
  const credential = parseCredential(query.get('X-Amz-Credential') ?? '');
  const time = query.get('X-Amz-Date') ?? '';
  const expires = Number(query.get('X-Amz-Expires') ?? NaN);
  const signature = query.get('X-Amz-Signature');
  const isComplete =
    credential && signature !== undefined && query.get('X-Amz-Algorithm') === algorithm;
  if (
    !isComplete ||
    Number.isNaN(timeOf(time)) ||
    !(expires >= 1 && expires <= MAX_EXPIRY_SECONDS)
  ) {
    throw new S3Error(
      400,
      'AuthorizationQueryParametersError',
      'The query needs X-Amz-Algorithm, -Credential, -Signature, -Date, -SignedHeaders, and -Expires of at most a week.',
    );
  }
  if (timeOf(time) - now > MAX_SKEW_MS) throw accessDenied('Request is not yet valid');
  if (now > timeOf(time) + expires * 1000 || timeOf(time) < urlsDeadBefore)
    throw accessDenied('Request has expired');
  return {
    ...credential,
    time,
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature,
    sessionToken: query.get('X-Amz-Security-Token'),
    payloadHash: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

/** S3 takes no `x-amz-*` header that is not signed: else anybody on the way could add one. */
function checkSigned(headers: WireRequest['headers'], signed: readonly string[]): void {
  const loose = Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-') && !signed.includes(name),
  );
  if (loose.length === 0) return;
  throw new S3Error(
    403,
    'AccessDenied',
    'There were headers present in the request which were not signed',
    { HeadersNotSigned: loose.join(', ') },
  );
}

function parseCredential(text: string): Pick<Claim, 'accessKeyId' | 'scope'> | undefined {
  const [accessKeyId, date, region, service, end, ...rest] = text.split('/');
  if (!accessKeyId || !date || !region || service !== 's3') return undefined;
  if (end !== 'aws4_request' || rest.length > 0) return undefined;
  return { accessKeyId, scope: { date, region, service } };
}

function timeOf(text: string): number {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!found) return NaN;
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number);
  return Date.UTC(year!, month! - 1, day, hour, minute, second);
}

function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
