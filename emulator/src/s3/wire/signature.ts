import {
  checkSignature,
  SignatureFault,
  type AccessKeys,
  type Signed,
  type SignatureFaultKind,
  type WireRequest,
} from '../../sigv4/verify.ts';
import { S3Error } from '../errors.ts';

/** Milliseconds since 1970. */
interface Times {
  readonly now: number;
  /** Presigned URLs signed before have expired by a test's order. */
  readonly urlsDeadBefore: number;
}

/** Status, code and message of S3 (API reference, "Error responses"). */
const answers: Readonly<Record<SignatureFaultKind, readonly [number, string, string]>> = {
  missing: [403, 'AccessDenied', 'Access Denied'],
  malformed: [400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed.'],
  'malformed-query': [
    400,
    'AuthorizationQueryParametersError',
    'The query needs X-Amz-Algorithm, -Credential, -Signature, -Date, -SignedHeaders, and -Expires of at most a week.',
  ],
  skewed: [
    403,
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
  ],
  'unsigned-headers': [
    403,
    'AccessDenied',
    'There were headers present in the request which were not signed',
  ],
  'unknown-key': [
    403,
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
  ],
  'wrong-token': [400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.'],
  'expired-token': [400, 'ExpiredToken', 'The provided token has expired.'],
  mismatch: [
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  ],
  'not-yet': [403, 'AccessDenied', 'Request is not yet valid'],
  'expired-url': [403, 'AccessDenied', 'Request has expired'],
};

/** Checks a request's signature. Throws an S3Error, as S3 answers. */
export function checkS3Signature(request: WireRequest, keys: AccessKeys, times: Times): Signed {
  try {
    return checkSignature(request, keys, { service: 's3', ...times });
  } catch (error) {
    if (!(error instanceof SignatureFault)) throw error;
    throw new S3Error(...answers[error.kind], error.details);
  }
}
