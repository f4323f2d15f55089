/** A refusal in the vendor's words: the SDKs turn `type` into a class of that name. */
export class AwsError extends Error {
  readonly status: number;
  readonly type: string;

  constructor(status: number, type: string, message: string) {
    super(message);
    this.status = status;
    this.type = type;
  }
}

export const notFound = (what: string) =>
  new AwsError(404, 'ResourceNotFoundException', `${what} does not exist.`);

export const invalidRequest = (message: string) =>
  new AwsError(400, 'InvalidRequestException', message);

export const invalidParameter = (message: string) =>
  new AwsError(400, 'InvalidParameterException', message);

export const accessDenied = (message: string) =>
  new AwsError(403, 'AccessDeniedException', message);

export const invalidState = (message: string) =>
  new AwsError(400, 'InvalidStateException', message);
