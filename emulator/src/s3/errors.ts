/** A refusal in S3's words: the SDKs turn `code` into a class of that name. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly status: number;
  readonly code: string;
  /** Further elements of the error's document, or headers of an answer without a body. */
  readonly details: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    details: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const invalidArgument = (message: string) => new S3Error(400, 'InvalidArgument', message);

export const invalidRequest = (message: string) => new S3Error(400, 'InvalidRequest', message);

export const invalidPart = () =>
  new S3Error(
    400,
    'InvalidPart',
    'One or more of the specified parts could not be found. The part may not have been uploaded, or its entity tag or checksum is another one.',
  );

export const malformedXml = () =>
  new S3Error(400, 'MalformedXML', 'The body is not the XML that this operation takes.');

export const noSuchBucket = (bucket: string) =>
  new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucket });

/** An object that isn't there: whether the caller learns that depends on what else they may. */
export class NoSuchKey extends S3Error {
  readonly bucket: string;
  readonly key: string;

  constructor(bucket: string, key: string) {
    super(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key });
    this.bucket = bucket;
    this.key = key;
  }
}

export const noSuchKey = (key: string, bucket: string) => new NoSuchKey(bucket, key);

export const noSuchUpload = (uploadId: string) =>
  new S3Error(
    404,
    'NoSuchUpload',
    'The specified upload does not exist. It may have been completed or aborted.',
    { UploadId: uploadId },
  );

export const notEmulated = (operation: string) =>
  new S3Error(501, 'NotImplemented', `S3 operation '${operation}' is not emulated.`);

export const preconditionFailed = (condition: string) =>
  new S3Error(
    412,
    'PreconditionFailed',
    'At least one of the preconditions that you specified did not hold.',
    { Condition: condition },
  );
