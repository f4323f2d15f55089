/** A refusal in the vendor's words: the SDKs turn `type` into a class of that name. */
export class AwsError extends Error {
  readonly status: number;
  readonly type: string;
  /** The error's members as the service models of Connect and of its participant service have them. */
  readonly members: object;

  constructor(
    status: number,
    type: string,
    message: string,
    members: object = { Message: message },
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.members = members;
  }
}

/** A refused flow says what is wrong in a list of problems, not in a message. */
export const invalidContactFlow = (message: string) =>
  new AwsError(400, 'InvalidContactFlowException', message, { problems: [{ message }] });

export const notFound = (what: string) =>
  new AwsError(404, 'ResourceNotFoundException', `${what} does not exist.`);

export const invalidRequest = (message: string) =>
  new AwsError(400, 'InvalidRequestException', message);

export const invalidParameter = (message: string) =>
  new AwsError(400, 'InvalidParameterException', message);

/** What this emulator lacks of an operation that it has otherwise. */
export const notEmulated = (what: string) =>
  new AwsError(501, 'NotImplementedException', `${what} is not emulated.`);

export const accessDenied = (message: string) =>
  new AwsError(403, 'AccessDeniedException', message);

export const invalidState = (message: string) =>
  new AwsError(400, 'InvalidStateException', message);
