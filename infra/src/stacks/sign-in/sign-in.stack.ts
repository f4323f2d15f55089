import { FeaturePlan, Mfa, StandardThreatProtectionMode, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';

/** Who is an agent: kept, since its users are. */
export class SignInStack extends DeploymentStack {
  /** What signs access tokens: OIDC_ISSUER. */
  readonly issuer: string;
  /** Whom access tokens are for: OIDC_CLIENT_ID. */
  readonly clientId: string;

  constructor(scope: Construct, name: string, props: DeploymentStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: sign-in of agents' });
    const pool = new UserPool(this, 'Users', {
      featurePlan: FeaturePlan.PLUS,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireUppercase: true,
        requireLowercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    });
    this.issuer = pool.userPoolProviderUrl;
    this.clientId = pool.addClient('Workspace').userPoolClientId;
  }
}
