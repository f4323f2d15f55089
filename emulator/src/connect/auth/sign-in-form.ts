import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { invalidRequest } from '../errors.ts';

const Milliseconds = Type.Integer({ minimum: 0 });

const Credentials = Type.Object(
  {
    AccessToken: Type.String({ minLength: 1 }),
    AccessTokenExpiration: Milliseconds,
    RefreshToken: Type.String({ minLength: 1 }),
    RefreshTokenExpiration: Milliseconds,
  },
  { additionalProperties: false },
);

/** What GetFederationToken gave out, times in milliseconds since 1970. */
export type FederationCredentials = Static<typeof Credentials>;

interface SignInForm {
  readonly credentials: FederationCredentials;
  /** Empty, or an address to go on to. */
  readonly destination: string;
}

const FORM_TYPE = /^application\/x-www-form-urlencoded\b/;

/**
 * The sign-in form as the one public client posts it that is known to have used the real page
 * (amazon-connect/video-call-escalation, commit 324fb22): two fields, no other. Whether the real page takes other
 * forms as well is unknown, so this one takes none.
 * @throws AwsError
 */
export function readSignInForm(contentType: string | undefined, body: string): SignInForm {
  if (!FORM_TYPE.test(contentType ?? '')) throw invalidRequest('This page takes a form.');
  const form = new URLSearchParams(body);
  const names = [...form.keys()].toSorted().join();
  if (names !== 'credentials,destination') {
    throw invalidRequest('The form must have the fields credentials and destination, no others.');
  }
  return {
    credentials: parseCredentials(form.get('credentials')!),
    destination: form.get('destination')!,
  };
}

function parseCredentials(text: string): FederationCredentials {
  const value = parsed(text);
  if (Value.Check(Credentials, value)) return value;
  const [fault] = Value.Errors(Credentials, value);
  throw invalidRequest(`The credentials are not those of GetFederationToken: ${fault?.message}.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
