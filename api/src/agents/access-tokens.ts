import type { FastifyRequest } from 'fastify';

/** Proves the sign-in behind a bearer token. */
export interface AccessTokens {
  /** @throws Problem auth/missing, auth/invalid, auth/expired, server/unavailable */
  verify(request: FastifyRequest): Promise<SignIn>;
  /** @throws Problem server/unavailable when the keys to check with can't be had. */
  checkKeys(): Promise<void>;
}

export interface SignIn {
  readonly username: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}
