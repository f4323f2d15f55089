import { Type } from 'typebox';
import { parseProperties } from './parse-properties.ts';
import type { Resource } from './stacks.ts';

/** A rule of EventBridge with its one target, an API destination. */
export interface EventRule {
  readonly name: string;
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly url: string;
  readonly method: string;
  /** Those of the connection: an API key. */
  readonly headers: Readonly<Record<string, string>>;
  readonly maximumAttempts: number;
  readonly maximumAgeS: number;
}

const rule = Type.Object({
  EventPattern: Type.Record(Type.String(), Type.Unknown()),
  State: Type.Enum(['ENABLED', 'DISABLED']),
  Targets: Type.Array(
    // An input transformer or another kind of target is refused: nothing here would act on it.
    Type.Object(
      {
        Id: Type.String(),
        Arn: Type.String(),
        RoleArn: Type.String(),
        DeadLetterConfig: Type.Object({ Arn: Type.String() }),
        RetryPolicy: Type.Object({
          MaximumEventAgeInSeconds: Type.Integer(),
          MaximumRetryAttempts: Type.Integer(),
        }),
      },
      { additionalProperties: false },
    ),
  ),
});
const destination = Type.Object({
  ConnectionArn: Type.String(),
  HttpMethod: Type.String(),
  InvocationEndpoint: Type.String(),
});
const connection = Type.Object({
  AuthorizationType: Type.Literal('API_KEY'),
  AuthParameters: Type.Object({
    ApiKeyAuthParameters: Type.Object({ ApiKeyName: Type.String(), ApiKeyValue: Type.String() }),
  }),
});

/** Rules that are enabled, one for each of their targets. @throws Error for a target that isn't an API destination. */
export function eventRulesOf(resources: readonly Resource[]): EventRule[] {
  const byArn = (type: string, arn: string) => {
    const found = resources.find((each) => each.type === type && each.attribute('Arn') === arn);
    if (!found) throw new Error(`No template has ${type} ${arn}.`);
    return found;
  };
  return resources
    .filter(({ type }) => type === 'AWS::Events::Rule')
    .flatMap((resource) => {
      const { ref: name } = resource;
      const { State, Targets, EventPattern } = parseProperties(rule, resource);
      if (State === 'DISABLED') return [];
      return Targets.map((target) => {
        const to = parseProperties(destination, byArn('AWS::Events::ApiDestination', target.Arn));
        const { AuthParameters } = parseProperties(
          connection,
          byArn('AWS::Events::Connection', to.ConnectionArn),
        );
        const { ApiKeyName, ApiKeyValue } = AuthParameters.ApiKeyAuthParameters;
        return {
          ...{ name, pattern: EventPattern, url: to.InvocationEndpoint, method: to.HttpMethod },
          headers: { [ApiKeyName]: ApiKeyValue },
          maximumAttempts: target.RetryPolicy.MaximumRetryAttempts,
          maximumAgeS: target.RetryPolicy.MaximumEventAgeInSeconds,
        };
      });
    });
}
