import fastifyJwt, { type JwtVerifyFunction } from '@fastify/jwt';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as Type from 'typebox';
import { Compile } from 'typebox/compile';
import { assertInTime, refuseToken } from './token-claims.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    namespaces: 'agent' | 'customer' | 'recorder';
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    customerJwtVerify: JwtVerifyFunction;
    recorderJwtVerify: JwtVerifyFunction;
  }
}

export interface OwnTokenOptions {
  readonly holder: 'customer' | 'recorder';
  readonly secret: string | Buffer;
  readonly ttlS: number;
  readonly now: () => number;
}

export interface OwnToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const ISSUER = 'video-escalation';
const ALGORITHM = 'HS256';

const claims = Compile(
  Type.Object({
    sub: Type.String(),
    jti: Type.Optional(Type.String()),
    exp: Type.Number(),
    nbf: Type.Optional(Type.Number()),
  }),
);

/** Tokens that this service signs for one kind of holder, and accepts for that kind alone. */
export async function addOwnTokens(
  app: FastifyInstance,
  { holder, secret, ttlS, now }: OwnTokenOptions,
) {
  const audience = `${ISSUER}/${holder}`;
  // Explicit typing keeps any other token signed with this secret from passing as one of these (RFC 8725, 3.11).
  const type = `${holder}+jwt`;
  await app.register(fastifyJwt, {
    namespace: holder,
    secret,
    sign: { algorithm: ALGORITHM, header: { alg: ALGORITHM, typ: type } },
    verify: {
      algorithms: [ALGORITHM],
      checkTyp: type,
      allowedIss: ISSUER,
      allowedAud: audience,
      requiredClaims: ['iss', 'aud'],
      ignoreExpiration: true,
      ignoreNotBefore: true,
    },
  });
  const signer = app.jwt[holder];

  return {
    issue(subject: string, more: { readonly jti?: string } = {}): OwnToken {
      const iat = Math.floor(now() / 1000);
      const exp = iat + ttlS;
      const token = signer.sign({ iss: ISSUER, aud: audience, sub: subject, ...more, iat, exp });
      return { token, expiresAt: exp * 1000 };
    },
    /** @throws Problem auth/missing, auth/invalid, auth/expired */
    async verify(request: FastifyRequest) {
      const token = await request[`${holder}JwtVerify`]<object>().catch(refuseToken);
      if (!claims.Check(token)) throw new Problem('auth/invalid');
      assertInTime(token, now());
      return token;
    },
  };
}
