import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { SmallFunction } from '../small-function.ts';
import { addConnectUsername } from './connect-username.ts';

/** Puts the login name in Amazon Connect into the access tokens of those who come by SAML. */
export function createTokenTrigger(scope: Construct): LambdaFunction {
  const trigger = new SmallFunction(scope, 'TokenTrigger', {
    description: 'Names the Amazon Connect user in the access tokens of federated agents',
    code: `exports.handler = ${addConnectUsername.toString()};`,
    // Cognito waits 5 s for a trigger, and asks three times (developer guide, "Lambda triggers").
    timeout: Duration.seconds(5),
  });
  return trigger.function;
}
