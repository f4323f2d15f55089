import fastifyJwt, { type JwtVerifyFunction } from '@fastify/jwt';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { AccessTokens } from '../agents/access-tokens.ts';
import type { SignInKeys } from './sign-in-keys.ts';
import { assertInTime, refuseToken } from './token-claims.ts';

declare module 'fastify' {
  interface FastifyRequest {
    agentJwtVerify: JwtVerifyFunction;
  }
}

export interface AccessTokenOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: SignInKeys;
  readonly now: () => number;
}

/** Of Cognito's access tokens (Cognito developer guide, "Understanding user pool JSON web tokens"). */
const claims = Compile(
  Type.Object({
    exp: Type.Number(),
    nbf: Type.Optional(Type.Number()),
    username: Type.String(),
    /**
     * An agent who comes from a company's own provider has a user name that the pool made up. The pool's trigger adds
     * the e-mail, which is the login name in Connect (infra/src/sign-in/agent-claim.ts).
     */
    connect_username: Type.Optional(Type.String()),
    token_use: Type.String(),
    client_id: Type.String(),
  }),
);

/** Proves agents by the access token that their user pool signed. */
export async function addAccessTokens(
  app: FastifyInstance,
  { issuer, clientId, keys, now }: AccessTokenOptions,
): Promise<AccessTokens> {
  await app.register(fastifyJwt, {
    namespace: 'agent',
    // Asked at every request, so that a token of a withdrawn key is refused although its verification is cached.
    secret: (_request: FastifyRequest, token: object) => keys.pemOf(keyIdOf(token)),
    decode: { complete: true },
    verify: {
      algorithms: ['RS256'],
      allowedIss: issuer,
      requiredClaims: ['iss'],
      ignoreExpiration: true,
      ignoreNotBefore: true,
      // A page sends the same token for an hour; only good tokens are kept.
      cache: true,
      cacheTTL: 60 * 60_000,
      errorCacheTTL: -1,
    },
  });
  return {
    async verify(request) {
      const token = await request.agentJwtVerify<object>().catch(refuseToken);
      if (!claims.Check(token)) throw new Problem('auth/invalid');
      assertInTime(token, now());
      // Cognito's access tokens carry no `aud`: client_id says for whom they are, token_use tells them from id tokens.
      if (token.token_use !== 'access') {
        throw new Problem('auth/invalid', 'Send the access token, not the id token.');
      }
      if (token.client_id !== clientId) {
        throw new Problem('auth/invalid', 'The token was issued for another application.');
      }
      return {
        username: token.connect_username ?? token.username,
        expiresAt: token.exp * 1000,
      };
    },
    checkKeys: () => keys.check(),
  };
}

/** Of a token that was decoded with its header. */
function keyIdOf(token: { readonly header?: { readonly kid?: unknown } }): unknown {
  return token.header?.kid;
}
