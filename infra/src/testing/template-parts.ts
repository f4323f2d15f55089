import type { Template } from 'aws-cdk-lib/assertions';

interface Resource {
  readonly Properties: Record<string, unknown>;
}

/** The properties of all resources of a type. */
export function propertiesOf<T = Record<string, unknown>>(template: Template, type: string): T[] {
  return Object.values(template.findResources(type) as Record<string, Resource>).map(
    ({ Properties }) => Properties as T,
  );
}

export interface Container {
  readonly Name: string;
  readonly Environment?: { readonly Name: string; readonly Value: unknown }[];
  readonly Secrets?: { readonly Name: string }[];
  readonly ReadonlyRootFilesystem: boolean;
  readonly StopTimeout: number;
  readonly User?: string;
}

/** The one container of the one task definition in a stack. */
export function containerOf(template: Template): Container {
  const [definition] = propertiesOf<{ ContainerDefinitions: Container[] }>(
    template,
    'AWS::ECS::TaskDefinition',
  );
  return definition!.ContainerDefinitions[0]!;
}

/** Names of all variables that a container gets, secret or not. */
export function variablesOf({ Environment = [], Secrets = [] }: Container): string[] {
  return [...Environment, ...Secrets].map(({ Name }) => Name);
}

export interface Statement {
  readonly Effect: string;
  readonly Condition?: unknown;
  readonly Principal?: unknown;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
}

export interface RoleProperties {
  readonly RoleName?: string;
  readonly AssumeRolePolicyDocument: { readonly Statement: Statement[] };
  readonly Policies?: { readonly PolicyDocument: { readonly Statement: Statement[] } }[];
}

/** The roles of this name: none or one. */
export function rolesOf(template: Template, name: string): RoleProperties[] {
  return propertiesOf<RoleProperties>(template, 'AWS::IAM::Role').filter(
    ({ RoleName }) => RoleName === name,
  );
}

/** What the policies of the role whose logical id begins so allow. */
export function statementsOf(template: Template, role: RegExp): Statement[] {
  return propertiesOf<{ PolicyDocument: { Statement: Statement[] }; Roles: { Ref: string }[] }>(
    template,
    'AWS::IAM::Policy',
  )
    .filter(({ Roles }) => Roles.some(({ Ref }) => role.test(Ref)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** What a managed policy of this name allows. */
export function managedStatements(template: Template, name: string): Statement[] {
  return propertiesOf<{ PolicyDocument: { Statement: Statement[] }; ManagedPolicyName: string }>(
    template,
    'AWS::IAM::ManagedPolicy',
  )
    .filter(({ ManagedPolicyName }) => ManagedPolicyName === name)
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

export function actionsOf(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ Action }) => Action);
}
