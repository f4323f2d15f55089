import { Problem } from '@video-escalation/contracts/http/problems';

interface TimeClaims {
  /** Seconds since 1970. */
  readonly exp: number;
  readonly nbf?: number;
}

/**
 * The time limits of a verified token (RFC 7519, 4.1.4 and 4.1.5). `fast-jwt` reads them by the machine's clock or by
 * one fixed time; here they follow the clock that everything else follows.
 * @throws Problem auth/expired, auth/invalid
 */
export function assertInTime({ exp, nbf }: TimeClaims, nowMs: number): void {
  if (exp * 1000 <= nowMs) throw new Problem('auth/expired');
  if (nbf !== undefined && nbf * 1000 > nowMs) throw new Problem('auth/invalid');
}

const MISSING = ['FST_JWT_NO_AUTHORIZATION_IN_HEADER', 'FST_JWT_BAD_REQUEST'];

/**
 * Says why a token was refused. A failure that is not the token's passes as it is.
 * @throws Problem auth/missing, auth/invalid, or the cause
 */
export function refuseToken(cause: unknown): never {
  const code = String((cause as { code?: unknown }).code);
  if (MISSING.includes(code)) throw new Problem('auth/missing', undefined, { cause });
  if (/^FA?ST_JWT_/.test(code)) throw new Problem('auth/invalid', undefined, { cause });
  throw cause;
}
