import { Value } from 'typebox/value';
import type { About } from './parameter.ts';
import { Parameters, type ParameterName } from './schema.ts';

export interface Fault {
  readonly name: string;
  /** The whole sentence, with an example of what would do. */
  readonly message: string;
}

/** Text as the Parameter Store, a file or a command line has it; what is absent or empty takes its default. */
export type RawParameters = Readonly<Record<string, string | undefined>>;

/** @throws Error that names every fault at once. */
export function parseParameters(raw: RawParameters): Parameters {
  const values = toValues(raw);
  const faults = faultsOf(raw, values);
  if (faults.length > 0) {
    const lines = faults.map(({ message }) => `  ${message}`);
    throw new Error(`The parameters can't be used:\n${lines.join('\n')}`);
  }
  return Object.freeze(values as Parameters);
}

export function findFaults(raw: RawParameters): Fault[] {
  return faultsOf(raw, toValues(raw));
}

/** What is wrong with one value alone; undefined: nothing. */
export function faultOf(name: ParameterName, text: string): string | undefined {
  const schema = Parameters.properties[name];
  return Value.Check(schema, Value.Convert(schema, text)) ? undefined : refusal(name);
}

function toValues(raw: RawParameters): unknown {
  const given = Object.entries(raw).filter(
    ([name, value]) => name in Parameters.properties && value,
  );
  return Value.Convert(Parameters, Value.Default(Parameters, Object.fromEntries(given)));
}

function faultsOf(raw: RawParameters, values: unknown): Fault[] {
  const unknown = Object.keys(raw)
    .filter((name) => !(name in Parameters.properties))
    .map((name) => ({ name, message: `${name} is no parameter.` }));
  const given = values as Record<string, unknown>;
  const misfits = (Object.keys(Parameters.properties) as ParameterName[])
    .filter((name) => !fits(name, given[name]))
    .map((name) => ({ name, message: refusal(name) }));
  const whole = unknown.length + misfits.length === 0 ? contradictions(values as Parameters) : [];
  return [...unknown, ...misfits, ...whole];
}

function fits(name: ParameterName, value: unknown): boolean {
  if (value === undefined) return !Parameters.required.some((each) => each === name);
  return Value.Check(Parameters.properties[name], value);
}

function refusal(name: ParameterName): string {
  const { form, examples } = Parameters.properties[name] as unknown as About & {
    examples: string[];
  };
  return `${name} must be ${form}, e.g. ${examples[0]}`;
}

/** What only several parameters together can get wrong. */
function contradictions(values: Parameters): Fault[] {
  const needs = (name: ParameterName, because: string) =>
    values[name] === undefined ? [{ name, message: `${refusal(name)}: ${because} needs it.` }] : [];
  const wrong = (isWrong: boolean, name: ParameterName, message: string) =>
    isWrong ? [{ name, message: `${name} ${message}` }] : [];
  const region = values['connect-instance-arn'].split(':')[3]!;
  const elsewhere = (name: ParameterName) =>
    wrong(
      typeof values[name] === 'string' && values[name].split(':')[3] !== region,
      name,
      `must be in ${region}, where the Amazon Connect instance is.`,
    );
  return [
    ...(values['cognito-saml-enabled']
      ? [
          ...needs('cognito-saml-identity-provider-url', 'SAML'),
          ...needs('cognito-saml-identity-provider-name', 'SAML'),
        ]
      : []),
    ...(values['cdk-pipeline-enabled']
      ? [
          ...needs('cdk-pipeline-repository-name', 'the pipeline'),
          ...needs('cdk-pipeline-connection-arn', 'the pipeline'),
        ]
      : []),
    ...(values['vpc-id']
      ? [
          ...needs('vpc-availability-zones', 'a VPC of yours'),
          ...needs('vpc-public-subnet-ids', 'a VPC of yours'),
          ...needs('vpc-private-subnet-ids', 'a VPC of yours'),
          ...subnetCounts(values),
        ]
      : []),
    ...(values['hosted-zone-id'] ? needs('hosted-zone-name', 'a hosted zone') : []),
    ...elsewhere('certificate-arn'),
    ...elsewhere('recording-kms-key-arn'),
    ...wrong(
      values['customer-domain'] === values['workspace-domain'],
      'customer-domain',
      "must be another host than workspace-domain: a page for everybody doesn't share one with the agents.",
    ),
    ...wrong(
      values['api-tasks-maximum'] < values['api-tasks-minimum'],
      'api-tasks-maximum',
      'must be at least api-tasks-minimum.',
    ),
  ];
}

function subnetCounts(values: Parameters): Fault[] {
  const zones = values['vpc-availability-zones']?.split(',').length;
  return (['vpc-public-subnet-ids', 'vpc-private-subnet-ids'] as const).flatMap((name) => {
    const subnets = values[name]?.split(',').length;
    return zones === undefined || subnets === undefined || subnets === zones
      ? []
      : [{ name, message: `${name} must be as many as vpc-availability-zones.` }];
  });
}
