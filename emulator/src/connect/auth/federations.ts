import { randomBytes } from 'node:crypto';
import type { Now } from '../clock.ts';
import { accessDenied } from '../errors.ts';
import type { ConnectTimings } from '../timings.ts';
import type { FederationCredentials } from './sign-in-form.ts';

interface Federation {
  readonly userId: string;
  readonly credentials: FederationCredentials;
}

const newToken = () => randomBytes(32).toString('base64url');

/** What GetFederationToken has given out, until it expires. */
export function createFederations(now: Now, timings: ConnectTimings) {
  const issued = new Map<string, Federation>();

  return {
    issue(userId: string): FederationCredentials {
      const at = now().getTime();
      const credentials = {
        AccessToken: newToken(),
        AccessTokenExpiration: at + timings.federationTokenMs,
        RefreshToken: newToken(),
        RefreshTokenExpiration: at + timings.sessionMs,
      };
      issued.set(credentials.AccessToken, { userId, credentials });
      return credentials;
    },
    /** The user of these credentials: each member must be the one that was given out. @throws AwsError */
    check(given: FederationCredentials): string {
      const federation = issued.get(given.AccessToken);
      const isKnown = federation && federation.credentials.AccessTokenExpiration > now().getTime();
      if (!isKnown) {
        throw accessDenied('The federation token is unknown or has expired. Ask for a new one.');
      }
      const members = Object.keys(given) as (keyof FederationCredentials)[];
      const wrong = members.find((each) => given[each] !== federation.credentials[each]);
      if (wrong) throw accessDenied(`${wrong} is not the one that was given out with the token.`);
      return federation.userId;
    },
  };
}
