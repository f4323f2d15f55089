import type { Credentials } from '@aws-sdk/client-connect';

/** The two fields of Amazon Connect's sign-in form; the values are secrets. */
interface SignInFields extends Record<string, string> {
  readonly credentials: string;
  readonly destination: string;
}

/**
 * The form as amazon-connect/video-call-escalation posted it to the real service (cdk-stacks, ConnectService.js;
 * agent-app, containers/CCP): the credentials as JSON with times in milliseconds since 1970, and no destination.
 * @throws Error when one of the credentials is missing: half a form would only end on an error page.
 */
export function signInFields(credentials: Credentials | undefined): SignInFields {
  const { AccessToken, AccessTokenExpiration, RefreshToken, RefreshTokenExpiration } =
    credentials ?? {};
  if (!AccessToken || !AccessTokenExpiration || !RefreshToken || !RefreshTokenExpiration) {
    throw new Error('GetFederationToken answered without one of the four credentials.');
  }
  return {
    credentials: JSON.stringify({
      AccessToken,
      AccessTokenExpiration: AccessTokenExpiration.getTime(),
      RefreshToken,
      RefreshTokenExpiration: RefreshTokenExpiration.getTime(),
    }),
    destination: '',
  };
}
