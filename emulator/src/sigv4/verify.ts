import { timingSafeEqual } from 'node:crypto';
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

/** Why a signature doesn't count; each protocol has words of its own for it. */
export type SignatureFaultKind =
  | 'missing'
  | 'malformed'
  | 'malformed-query'
  | 'skewed'
  | 'unsigned-headers'
  | 'unknown-key'
  | 'wrong-token'
  | 'expired-token'
  | 'mismatch'
  | 'not-yet'
  | 'expired-url';

export class SignatureFault extends Error {
  override readonly name = 'SignatureFault';
  readonly kind: SignatureFaultKind;
  readonly details: Readonly<Record<string, string>>;

  constructor(kind: SignatureFaultKind, details: Readonly<Record<string, string>> = {}) {
    super(`The request's signature is refused: ${kind}.`);
    this.kind = kind;
    this.details = details;
  }
}

export type WireRequest = Pick<SignedParts, 'method' | 'target' | 'headers'>;

export interface Expected {
  /** As requests for it are signed, such as `s3`. */
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Presigned URLs signed before have expired by a test's order; milliseconds since 1970. */
  readonly urlsDeadBefore?: number;
  /** SHA-256 of the body in hex, for requests that don't state it in a header. */
  readonly bodyHash?: () => string;
}

export interface Signed {
  readonly accessKeyId: string;
  readonly region: string;
  /** As claimed: only who reads the body can check it. */
  readonly payloadHash: string;
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
 * Checks a request's Signature Version 4, in its headers or in its query (a presigned URL).
 * @throws SignatureFault
 */
export function checkSignature(request: WireRequest, keys: AccessKeys, expected: Expected): Signed {
  const { now } = expected;
  const query = new Map(queryPairs(request.target));
  const isPresigned = query.has('X-Amz-Signature') || query.has('X-Amz-Algorithm');
  const claim = isPresigned ? presignedClaim(query, expected) : headerClaim(request, expected);
  const { accessKeyId, payloadHash, scope } = claim;
  const key = keys(accessKeyId);
  if (!key) throw new SignatureFault('unknown-key', { AWSAccessKeyId: accessKeyId });
  if (key.sessionToken !== claim.sessionToken) throw new SignatureFault('wrong-token');
  if (key.expiresAt !== undefined && now >= key.expiresAt)
    throw new SignatureFault('expired-token');
  const canonical = canonicalRequest({ ...request, ...claim });
  const signature = sign(canonical, key.secretAccessKey, claim.time, scope);
  if (!isSame(signature, claim.signature)) {
    throw new SignatureFault('mismatch', {
      AWSAccessKeyId: accessKeyId,
      CanonicalRequest: canonical,
    });
  }
  return { accessKeyId, payloadHash, region: scope.region };
}

function headerClaim({ headers }: WireRequest, { now, service, bodyHash }: Expected): Claim {
  const header = (name: string) => [headers[name] ?? []].flat()[0];
  const authorization = header('authorization');
  if (authorization === undefined) throw new SignatureFault('missing');
  const fields = new Map(
    authorization
      .slice(algorithm.length)
      .split(',')
      .map((field) => field.trim().split('=', 2) as [string, string]),
  );
  const time = header('x-amz-date') ?? '';
  const signedHeaders = (fields.get('SignedHeaders') ?? '').split(';');
  const credential = parseCredential(fields.get('Credential') ?? '', service);
  if (!authorization.startsWith(`${algorithm} `) || !credential || !signedHeaders.includes('host'))
    throw new SignatureFault('malformed');
  if (Math.abs(timeOf(time) - now) > MAX_SKEW_MS || Number.isNaN(timeOf(time)))
    throw new SignatureFault('skewed');
  checkSigned(headers, signedHeaders);
  return {
    ...credential,
    time,
    signedHeaders,
    signature: fields.get('Signature') ?? '',
    sessionToken: header('x-amz-security-token'),
    payloadHash: header('x-amz-content-sha256') ?? bodyHash?.() ?? 'UNSIGNED-PAYLOAD',
  };
}

function presignedClaim(query: ReadonlyMap<string, string>, expected: Expected): Claim {
  const { now, urlsDeadBefore = 0, service } = expected;
  const credential = parseCredential(query.get('X-Amz-Credential') ?? '', service);
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
    throw new SignatureFault('malformed-query');
  }
  if (timeOf(time) - now > MAX_SKEW_MS) throw new SignatureFault('not-yet');
  if (now > timeOf(time) + expires * 1000 || timeOf(time) < urlsDeadBefore)
    throw new SignatureFault('expired-url');
  return {
    ...credential,
    time,
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature,
    sessionToken: query.get('X-Amz-Security-Token'),
    payloadHash: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

/** No `x-amz-*` header is taken that is not signed: else anybody on the way could add one. */
function checkSigned(headers: WireRequest['headers'], signed: readonly string[]): void {
  const loose = Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-') && !signed.includes(name),
  );
  if (loose.length === 0) return;
  throw new SignatureFault('unsigned-headers', { HeadersNotSigned: loose.join(', ') });
}

function parseCredential(
  text: string,
  expected: string,
): Pick<Claim, 'accessKeyId' | 'scope'> | undefined {
  const [accessKeyId, date, region, service, end, ...rest] = text.split('/');
  if (!accessKeyId || !date || !region || service !== expected) return undefined;
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
