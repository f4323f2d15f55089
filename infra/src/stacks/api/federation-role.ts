import { PolicyStatement, Role, type IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Settings } from '../../parameters/settings.ts';

/**
 * Whoever has it is the Amazon Connect user that the session is named after (administrator guide, "Configure SAML with
 * IAM"). @returns its ARN, the operator's own one if he has one.
 */
export function federationRoleArn(scope: Construct, api: IRole, { connect }: Settings): string {
  const roleArn = connect.federationRoleArn ?? createRole(scope, api, connect.instanceArn);
  api.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['sts:AssumeRole'], resources: [roleArn] }),
  );
  return roleArn;
}

function createRole(scope: Construct, api: IRole, instanceArn: string): string {
  const role = new Role(scope, 'Federation', {
    assumedBy: api,
    description: 'Signs an agent in to Amazon Connect',
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['connect:GetFederationToken'],
      // AWS puts the session's name in: nobody becomes another one.
      resources: [`${instanceArn}/user/\${aws:userid}`],
    }),
  );
  return role.roleArn;
}
