import type { Protocol } from '../model/services.ts';

type Statuses = Readonly<Record<string, readonly number[]>>;

/** Errors that every service may answer, outside of its model ("Common Errors" of the API references). */
const common: Statuses = {
  AccessDeniedException: [400, 403],
  ExpiredTokenException: [400, 403],
  IncompleteSignatureException: [400, 403],
  InternalFailure: [500],
  InvalidSignatureException: [400, 403],
  MalformedHttpRequestException: [400],
  MissingAuthenticationTokenException: [400, 403],
  RequestEntityTooLargeException: [413],
  SerializationException: [400],
  ServiceUnavailable: [503],
  ThrottlingException: [400, 429],
  UnknownOperationException: [400, 404],
  UnrecognizedClientException: [400, 403],
  ValidationException: [400],
};

/** The query protocol has names of its own for them. */
const query: Statuses = {
  AccessDenied: [403],
  ExpiredToken: [403],
  InternalFailure: [500],
  InvalidAction: [400],
  InvalidClientTokenId: [403],
  MissingAction: [400],
  MissingAuthenticationToken: [403],
  ServiceUnavailable: [503],
  SignatureDoesNotMatch: [403],
  Throttling: [400],
  ValidationError: [400],
};

/** S3 models few of its errors; these are of "Error responses" in its API reference. */
const s3: Statuses = {
  AccessControlListNotSupported: [400],
  AccessDenied: [403],
  AuthorizationHeaderMalformed: [400],
  AuthorizationQueryParametersError: [400],
  BadDigest: [400],
  BucketAlreadyExists: [409],
  BucketAlreadyOwnedByYou: [409],
  BucketNotEmpty: [409],
  EntityTooLarge: [400],
  EntityTooSmall: [400],
  ExpiredToken: [400],
  IncompleteBody: [400],
  InternalError: [500],
  InvalidAccessKeyId: [403],
  InvalidArgument: [400],
  InvalidBucketName: [400],
  InvalidDigest: [400],
  InvalidPart: [400],
  InvalidPartNumber: [416],
  InvalidPartOrder: [400],
  InvalidRange: [416],
  InvalidRequest: [400],
  InvalidToken: [400],
  InvalidURI: [400],
  KeyTooLongError: [400],
  MalformedXML: [400],
  MetadataTooLarge: [400],
  MethodNotAllowed: [405],
  MissingContentLength: [411],
  MissingRequestBodyError: [400],
  NoSuchBucket: [404],
  NoSuchCORSConfiguration: [404],
  NoSuchKey: [404],
  NoSuchUpload: [404],
  OperationAborted: [409],
  PreconditionFailed: [412],
  RequestTimeTooSkewed: [403],
  RequestTimeout: [400],
  ServiceUnavailable: [503],
  SignatureDoesNotMatch: [403],
  SlowDown: [503],
  UnexpectedContent: [400],
  XAmzContentSHA256Mismatch: [400],
};

const byProtocol: Readonly<Record<Protocol, Statuses>> = {
  restJson1: common,
  'awsJson1.1': common,
  awsQuery: query,
  restXml: s3,
};

/** Statuses of an error that the service's model doesn't list; undefined when no service answers it. */
export const commonStatuses = (protocol: Protocol, code: string): readonly number[] | undefined =>
  byProtocol[protocol][code];
