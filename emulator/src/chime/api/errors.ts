/** An error of the control plane, answered as restJson1 does. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const badRequest = (message: string) =>
  new ServiceError(400, 'BadRequestException', message);
export const notFound = (message: string) => new ServiceError(404, 'NotFoundException', message);
export const limitExceeded = (message: string) =>
  new ServiceError(400, 'LimitExceededException', message);
