import { Type } from 'typebox';
import { parseProperties } from './parse-properties.ts';
import type { Resource } from './stacks.ts';

export interface TaskDefinition {
  readonly family: string;
  readonly cpu: string;
  readonly memory: string;
  readonly networkMode: string;
  readonly requiresCompatibilities: readonly string[];
  readonly taskRoleArn: string;
  readonly executionRoleArn: string;
  readonly container: Container;
}

export interface Container {
  readonly name: string;
  readonly stopTimeoutS: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Secrets' ARNs, by the variables that hold their values. */
  readonly secrets: Readonly<Record<string, string>>;
}

const container = Type.Object({
  Name: Type.String(),
  StopTimeout: Type.Integer(),
  Environment: Type.Optional(
    Type.Array(Type.Object({ Name: Type.String(), Value: Type.String() })),
  ),
  Secrets: Type.Optional(
    Type.Array(Type.Object({ Name: Type.String(), ValueFrom: Type.String() })),
  ),
});
const definition = Type.Object({
  Family: Type.String(),
  Cpu: Type.String(),
  Memory: Type.String(),
  NetworkMode: Type.String(),
  RequiresCompatibilities: Type.Array(Type.String()),
  TaskRoleArn: Type.String(),
  ExecutionRoleArn: Type.String(),
  ContainerDefinitions: Type.Array(container, { minItems: 1, maxItems: 1 }),
});

/** @throws Error if no template has a task definition of that family. */
export function taskDefinitionOf(resources: readonly Resource[], family: string): TaskDefinition {
  const found = resources
    .filter(({ type }) => type === 'AWS::ECS::TaskDefinition')
    .map((each) => parseProperties(definition, each))
    .find(({ Family }) => Family === family);
  if (!found) throw new Error(`No template has the task definition ${family}.`);
  const { Name, StopTimeout, Environment = [], Secrets = [] } = found.ContainerDefinitions[0]!;
  return {
    family,
    cpu: found.Cpu,
    memory: found.Memory,
    networkMode: found.NetworkMode,
    requiresCompatibilities: found.RequiresCompatibilities,
    taskRoleArn: found.TaskRoleArn,
    executionRoleArn: found.ExecutionRoleArn,
    container: {
      name: Name,
      stopTimeoutS: StopTimeout,
      environment: Object.fromEntries(Environment.map((each) => [each.Name, each.Value])),
      secrets: Object.fromEntries(Secrets.map((each) => [each.Name, each.ValueFrom])),
    },
  };
}
