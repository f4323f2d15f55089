import { Type, type Static } from 'typebox';
import { serveAwsJson, type AwsJsonOperation } from '../host/aws-json.ts';
import type { EmulatedService } from '../host/service.ts';
import type { Guard } from '../iam/guard.ts';
import { createFaults } from './faults.ts';
import { createOperations } from './operations.ts';
import { ssmPermissions } from './permissions.ts';
import { createParameters } from './parameters.ts';

/** What Parameter Store has from the start: values by full name, all of type String. */
export const ssmSeed = Type.Object({
  /** @default what `cdk bootstrap` leaves behind */
  parameters: Type.Optional(Type.Record(Type.String(), Type.String({ minLength: 1 }))),
});
export type SsmSeed = Static<typeof ssmSeed>;

export interface SsmOptions extends SsmSeed {
  readonly region?: string;
  readonly account?: string;
  readonly guard?: Guard;
  readonly now?: () => Date;
}

/** The version that `cdk bootstrap` of aws-cdk 2.1148 writes. */
const bootstrapped = { '/cdk-bootstrap/hnb659fds/version': '33' };

/** Systems Manager: Parameter Store. */
export function createSsmService(options: SsmOptions = {}): EmulatedService {
  const { region = 'us-east-1', account = '123456789012' } = options;
  const parameters = createParameters(options.now ?? (() => new Date()));
  const faults = createFaults();
  const arnBase = `arn:aws:ssm:${region}:${account}`;
  const operations = createOperations(parameters, arnBase);
  const permissions = ssmPermissions(arnBase);
  const throttled = Object.entries(operations).map(([name, run]): [string, AwsJsonOperation] => [
    name,
    (input) => {
      faults.throwIfThrottled(name);
      return run(input);
    },
  ]);
  const seed = () => {
    for (const [Name, Value] of Object.entries(options.parameters ?? bootstrapped))
      parameters.put({ Name, Value, Type: 'String' });
  };
  seed();

  return {
    name: 'ssm',
    routes: (app) =>
      serveAwsJson(app, {
        path: '/ssm',
        signedAs: 'ssm',
        operations: Object.fromEntries(throttled),
        permissions,
        guard: options.guard,
      }),
    control: { throttle: (body) => faults.throttle(body) },
    inspect: () => parameters.all().map(({ name, type, version }) => ({ name, type, version })),
    reset() {
      faults.clear();
      parameters.clear();
      seed();
    },
    stop: () => Promise.resolve(),
  };
}
