import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { grant, type Grant } from './grants.ts';

export interface SmallFunctionProps {
  readonly description: string;
  /** Sets `exports.handler`; at most 4 KiB. */
  readonly code: string;
  readonly timeout: Duration;
  readonly may?: readonly Grant[];
}

/** A function of a few lines that stands in the template, with a log group and a role of its own. */
export class SmallFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(
    scope: Construct,
    id: string,
    { description, code, timeout, may = [] }: SmallFunctionProps,
  ) {
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
    for (const each of may) grant(role, each);
    this.function = new LambdaFunction(this, 'Function', {
      description,
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(code),
      timeout,
      memorySize: 128,
      role: role.withoutPolicyUpdates(),
      logGroup,
    });
  }
}
