import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { grant } from '../grants.ts';
import { addConnectUsername } from './connect-username.ts';

/** Puts the login name in Amazon Connect into the access tokens of those who come by SAML. */
export class TokenTrigger extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // One's own log group and role: the usual managed policy may write to any.
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    grant(role, {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroup.logGroupArn}:log-stream:*`],
      because: 'Streams are named by Lambda.',
    });
    this.function = new LambdaFunction(this, 'Function', {
      description: 'Names the Amazon Connect user in the access tokens of federated agents',
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(`exports.handler = ${addConnectUsername.toString()};`),
      // Cognito waits 5 s for a trigger, and asks three times (developer guide, "Lambda triggers").
      timeout: Duration.seconds(5),
      memorySize: 128,
      role: role.withoutPolicyUpdates(),
      logGroup,
    });
  }
}
