import { ConnectClient, GetFederationTokenCommand } from '@aws-sdk/client-connect';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { Federation } from '../agents/federation.ts';
import { boundedCalls, isNamed, isOverQuota } from './aws.ts';

export interface FederationOptions {
  readonly region: string;
  readonly instanceId: string;
  readonly roleArn: string;
  /** What the role's trust policy asks for, if it does. */
  readonly externalId: string | undefined;
  readonly ccpUrl: string;
}

/** The shortest that STS gives (API reference, AssumeRole): the credentials serve one call. */
const ROLE_SECONDS = 900;

export function createFederation(options: FederationOptions): Federation {
  const { region, instanceId, roleArn, externalId, ccpUrl } = options;
  const sts = new STSClient({ region, ...boundedCalls });

  /** Connect knows the user by the session's name (administrator guide, "Configure SAML with IAM"). */
  async function credentialsOf(username: string) {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: username,
        ExternalId: externalId,
        DurationSeconds: ROLE_SECONDS,
      }),
    );
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
  }

  async function federate(username: string) {
    const credentials = await credentialsOf(username);
    // Called in turns: a try of its own between them would be over the quota, too.
    const connect = new ConnectClient({ region, credentials, ...boundedCalls, maxAttempts: 1 });
    try {
      return await connect.send(new GetFederationTokenCommand({ InstanceId: instanceId }));
    } finally {
      connect.destroy();
    }
  }

  return {
    async signIn(username) {
      try {
        const { SignInUrl, Credentials } = await federate(username);
        return {
          state: 'ready',
          signInUrl: SignInUrl ?? '',
          fields: {
            accessToken: Credentials?.AccessToken ?? '',
            accessTokenExpiration: String(Credentials?.AccessTokenExpiration?.getTime() ?? ''),
            refreshToken: Credentials?.RefreshToken ?? '',
            refreshTokenExpiration: String(Credentials?.RefreshTokenExpiration?.getTime() ?? ''),
            destination: ccpUrl,
          },
        };
      } catch (cause) {
        if (isNamed(cause, 'UserNotFoundException')) {
          throw new Problem('auth/not-an-agent', undefined, { cause });
        }
        if (isOverQuota(cause)) {
          throw new Problem('agent/over-quota', undefined, { cause, retryAfterS: 5 });
        }
        throw new Problem('ccp/unavailable', undefined, { cause, retryAfterS: 2 });
      }
    },
  };
}
