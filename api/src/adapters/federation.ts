import { ConnectClient, GetFederationTokenCommand } from '@aws-sdk/client-connect';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { signInAddress } from '@video-escalation/contracts/config/sign-in-address';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { Federation } from '../agents/federation.ts';
import { boundedCalls, isNamed, isOverQuota } from './aws.ts';
import { signInFields } from './federation-form.ts';

export interface FederationOptions {
  readonly region: string;
  readonly instanceId: string;
  readonly roleArn: string;
  /** What the role's trust policy asks for, if it does. */
  readonly externalId: string | undefined;
  /** The instance's contact control panel; its sign-in page stands beside it. */
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
        const signInUrl = signInAddress(ccpUrl, SignInUrl);
        return { state: 'ready', signInUrl, fields: signInFields(Credentials) };
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
