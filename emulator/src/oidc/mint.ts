import { importJWK, SignJWT, UnsecuredJWT, type JWK, type JWTPayload } from 'jose';
import { randomUUID } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { accessTokenClaims } from './claims.ts';
import type { Person } from './people.ts';

const mintRequestSchema = Type.Object(
  {
    user: Type.String({ description: 'E-mail of the person' }),
    overrides: Type.Optional(
      Type.Object(
        {
          exp: Type.Optional(Type.Number({ description: 'Epoch seconds' })),
          aud: Type.Optional(Type.String()),
          iss: Type.Optional(Type.String()),
          token_use: Type.Optional(Type.String()),
          client_id: Type.Optional(Type.String()),
        },
        { additionalProperties: true },
      ),
    ),
    unsigned: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

type MintRequest = Static<typeof mintRequestSchema>;

export interface Mint {
  readonly issuer: string;
  readonly clientId: string;
  readonly people: readonly Person[];
  readonly signingKey: JWK;
  readonly lifetimeSeconds: number;
}

/** A token that nobody signed in for, right or wrong on purpose, so that refusals can be tested. */
export async function mintToken(mint: Mint, body: unknown): Promise<{ token: string }> {
  const { user, overrides = {}, unsigned = false } = parse(body);
  const person = mint.people.find((each) => each.email === user);
  if (!person) throw new BadRequest(`There is no person with the e-mail '${user}'.`);
  const claims = { ...usualClaims(mint, person), ...overrides };
  const token = unsigned ? new UnsecuredJWT(claims).encode() : await sign(claims, mint.signingKey);
  return { token };
}

class BadRequest extends Error {
  readonly statusCode = 400;
}

function parse(body: unknown): MintRequest {
  if (!Value.Check(mintRequestSchema, body)) {
    throw new BadRequest(
      'Expected {"user": "alice@example.com", "overrides"?: {…}, "unsigned"?: true}.',
    );
  }
  return body;
}

function usualClaims(mint: Mint, person: Person): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return {
    ...accessTokenClaims(person),
    sub: person.sub,
    iss: mint.issuer,
    aud: `${mint.issuer}/api`,
    client_id: mint.clientId,
    scope: 'openid email profile',
    jti: randomUUID(),
    iat: now,
    exp: now + mint.lifetimeSeconds,
  };
}

async function sign(claims: JWTPayload, key: JWK): Promise<string> {
  const header = { alg: 'RS256', typ: 'at+jwt', kid: key.kid ?? '' };
  return new SignJWT(claims).setProtectedHeader(header).sign(await importJWK(key, 'RS256'));
}
