import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';
import type { Settings } from '../../parameters/settings.ts';

const MFA = { required: Mfa.REQUIRED, optional: Mfa.OPTIONAL, off: Mfa.OFF };

/**
 * Agents are created by an administrator, with their e-mail as user name, as in Amazon Connect: no alias is on, which
 * would forbid such user names and put made-up ones into tokens.
 */
export function userPoolProps(mfa: Settings['cognito']['mfa']): UserPoolProps {
  return {
    selfSignUpEnabled: false,
    signInAliases: { username: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    // Mutable: whoever comes by SAML brings them along each time.
    standardAttributes: {
      email: { required: true, mutable: true },
      fullname: { required: false, mutable: true },
    },
    mfa: MFA[mfa],
    // By an app on the agent's own device: text messages can be intercepted, and cost.
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      passwordHistorySize: 5,
      tempPasswordValidity: Duration.days(3),
    },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  };
}
