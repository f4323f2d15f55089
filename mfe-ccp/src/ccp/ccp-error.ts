export type CcpFailure =
  | 'not-an-agent'
  | 'sign-in-failed'
  | 'sign-in-slow'
  | 'not-signed-in'
  | 'panel-unavailable'
  | 'panel-silent'
  | 'access-denied';

export class CcpError extends Error {
  override readonly name = 'CcpError';
  readonly reason: CcpFailure;

  constructor(reason: CcpFailure, options?: { cause?: unknown }) {
    super(`The contact control panel isn't ready: ${reason}.`, options);
    this.reason = reason;
  }
}
