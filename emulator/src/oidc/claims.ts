import type { Person } from './people.ts';

// Names and shapes after the Amazon Cognito developer guide, "Understanding user pool JSON web
// tokens": access tokens carry username and client_id, id tokens carry cognito:username.

export function accessTokenClaims(person: Person): Record<string, unknown> {
  return {
    token_use: 'access',
    username: person.email,
    'cognito:groups': person.groups,
    version: 2,
  };
}

export function idTokenClaims(person: Person): Record<string, unknown> & { sub: string } {
  return {
    sub: person.sub,
    token_use: 'id',
    email: person.email,
    email_verified: true,
    name: person.name,
    given_name: person.name,
    'cognito:username': person.email,
    'cognito:groups': person.groups,
  };
}
