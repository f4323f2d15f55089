import { SignatureFault, type SignatureFaultKind } from '../sigv4/verify.ts';
import { AccessDenied } from './decide.ts';

/** How a service speaks: awsJson1.1, restJson1 or the query protocol. S3 has words of its own. */
export type Dialect = 'json' | 'rest' | 'query';

export interface WireError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const invalidToken = 'The security token included in the request is invalid.';
const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** Code in JSON, code in the query protocol, message (each service's API reference, "Common errors"). */
const ofSignatures: Readonly<Record<SignatureFaultKind, readonly [string, string, string]>> = {
  missing: [
    'MissingAuthenticationTokenException',
    'MissingAuthenticationToken',
    'Request is missing Authentication Token',
  ],
  malformed: [
    'IncompleteSignatureException',
    'IncompleteSignature',
    'The Authorization header lacks a part, or its credential is scoped to another service.',
  ],
  'malformed-query': [
    'IncompleteSignatureException',
    'IncompleteSignature',
    'The query lacks a part of the signature.',
  ],
  skewed: [
    'InvalidSignatureException',
    'SignatureDoesNotMatch',
    'Signature expired, or not yet current.',
  ],
  'not-yet': ['InvalidSignatureException', 'SignatureDoesNotMatch', 'Signature not yet current.'],
  'expired-url': ['InvalidSignatureException', 'SignatureDoesNotMatch', 'Signature expired.'],
  'unsigned-headers': [
    'InvalidSignatureException',
    'SignatureDoesNotMatch',
    'There were headers present in the request which were not signed.',
  ],
  'unknown-key': ['UnrecognizedClientException', 'InvalidClientTokenId', invalidToken],
  'wrong-token': ['UnrecognizedClientException', 'InvalidClientTokenId', invalidToken],
  'expired-token': [
    'ExpiredTokenException',
    'ExpiredToken',
    'The security token included in the request is expired',
  ],
  mismatch: ['InvalidSignatureException', 'SignatureDoesNotMatch', mismatch],
};

/**
 * A refusal by IAM as a service says it: awsJson1.1 with 400, the others with 403. Undefined for any other error.
 * Refusals of Amazon Chime are AccessDeniedException too, although its model has ForbiddenException: IAM answers before
 * the service does.
 */
export function wireError(error: unknown, dialect: Dialect): WireError | undefined {
  const status = dialect === 'json' ? 400 : 403;
  if (error instanceof SignatureFault) {
    const [json, query, message] = ofSignatures[error.kind];
    return { status, code: dialect === 'query' ? query : json, message };
  }
  if (error instanceof AccessDenied) {
    const code = dialect === 'query' ? 'AccessDenied' : 'AccessDeniedException';
    return { status, code, message: error.message };
  }
  return undefined;
}
