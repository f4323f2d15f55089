import { RemovalPolicy } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { roleArn } from '../../parameters/arns.ts';
import type { Settings } from '../../parameters/settings.ts';
import { apiTaskRoleName } from '../api/names.ts';
import { federationRoleName } from './names.ts';

/**
 * The role that the api assumes to sign an agent in. Amazon Connect keeps it as part of each federated user's
 * identity: replacing it locks all of them out (administrator guide, "Configure SAML with IAM"), so it has a fixed
 * name and outlives its stack.
 */
export function createFederationRole(scope: Construct, settings: Settings): Role {
  const role = new Role(scope, 'Federation', {
    roleName: federationRoleName(settings),
    assumedBy: apiTasksOf(settings),
    description: 'Signs an agent in to Amazon Connect',
    // Inside the role, so that a role that outlives its stack keeps them.
    inlinePolicies: { SignIn: new PolicyDocument({ statements: [signInOf(settings)] }) },
  });
  role.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return role;
}

/**
 * IAM refuses a trust policy that names a role which doesn't exist yet, and ties one that exists to an internal id,
 * which a later role of the same name doesn't have (IAM user guide, "AWS JSON policy elements: Principal"). The
 * account with a condition on the caller's ARN needs neither: the api's stack can come later, go, and come again.
 */
function apiTasksOf(settings: Settings) {
  return new AccountPrincipal(settings.account).withConditions({
    ArnEquals: { 'aws:PrincipalArn': roleArn(settings, apiTaskRoleName(settings)) },
  });
}

function signInOf({ connect }: Settings): PolicyStatement {
  return new PolicyStatement({
    actions: ['connect:GetFederationToken'],
    // IAM replaces `aws:userid` by the session's own: a session signs in nobody but the agent it is named after.
    resources: [`${connect.instanceArn}/user/\${aws:userid}`],
  });
}
