import { Type, type Static } from 'typebox';

/** Inputs of the emulated operations, after the ECS API reference; what isn't named here is kept as it came. */
const pairs = Type.Array(Type.Object({ name: Type.String(), value: Type.String() }));
const tags = Type.Array(
  Type.Object({ key: Type.String({ minLength: 1 }), value: Type.Optional(Type.String()) }),
  { maxItems: 50 },
);

const containerDefinition = Type.Object({
  name: Type.String({ minLength: 1 }),
  image: Type.String({ minLength: 1 }),
  command: Type.Optional(Type.Array(Type.String())),
  environment: Type.Optional(pairs),
  essential: Type.Optional(Type.Boolean()),
  /** Seconds between SIGTERM and SIGKILL. */
  stopTimeout: Type.Optional(Type.Integer({ minimum: 2, maximum: 120 })),
  entryPoint: Type.Optional(Type.Array(Type.String())),
  secrets: Type.Optional(Type.Array(Type.Unknown())),
});
export type ContainerDefinition = Static<typeof containerDefinition>;

export const registerInput = Type.Object({
  family: Type.String({ pattern: '^[\\w-]{1,255}$' }),
  containerDefinitions: Type.Array(containerDefinition, { minItems: 1, maxItems: 10 }),
  /** Whose credentials the task's processes get. */
  taskRoleArn: Type.Optional(Type.String()),
  executionRoleArn: Type.Optional(Type.String()),
  networkMode: Type.Optional(Type.String()),
  requiresCompatibilities: Type.Optional(Type.Array(Type.String())),
  cpu: Type.Optional(Type.String()),
  memory: Type.Optional(Type.String()),
  tags: Type.Optional(tags),
});
export type RegisterInput = Static<typeof registerInput>;

const containerOverride = Type.Object({
  name: Type.String(),
  command: Type.Optional(Type.Array(Type.String())),
  environment: Type.Optional(pairs),
});

export const runTaskInput = Type.Object({
  cluster: Type.Optional(Type.String()),
  taskDefinition: Type.String({ minLength: 1 }),
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  launchType: Type.Optional(Type.Enum(['EC2', 'FARGATE', 'EXTERNAL'])),
  platformVersion: Type.Optional(Type.String()),
  startedBy: Type.Optional(Type.String({ maxLength: 128 })),
  group: Type.Optional(Type.String()),
  clientToken: Type.Optional(Type.String({ maxLength: 64 })),
  tags: Type.Optional(tags),
  overrides: Type.Optional(
    Type.Object({ containerOverrides: Type.Optional(Type.Array(containerOverride)) }),
  ),
  networkConfiguration: Type.Optional(
    Type.Object({
      awsvpcConfiguration: Type.Optional(
        Type.Object({
          subnets: Type.Array(Type.String(), { minItems: 1, maxItems: 16 }),
          securityGroups: Type.Optional(Type.Array(Type.String(), { maxItems: 5 })),
          assignPublicIp: Type.Optional(Type.Enum(['ENABLED', 'DISABLED'])),
        }),
      ),
    }),
  ),
});
export type RunTaskInput = Static<typeof runTaskInput>;

export const stopTaskInput = Type.Object({
  cluster: Type.Optional(Type.String()),
  task: Type.String({ minLength: 1 }),
  reason: Type.Optional(Type.String({ maxLength: 1024 })),
});

export const describeTasksInput = Type.Object({
  cluster: Type.Optional(Type.String()),
  tasks: Type.Array(Type.String(), { minItems: 1, maxItems: 100 }),
  include: Type.Optional(Type.Array(Type.String())),
});

export const listTasksInput = Type.Object({
  cluster: Type.Optional(Type.String()),
  family: Type.Optional(Type.String()),
  startedBy: Type.Optional(Type.String()),
  launchType: Type.Optional(Type.String()),
  desiredStatus: Type.Optional(Type.Enum(['RUNNING', 'PENDING', 'STOPPED'])),
  maxResults: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  nextToken: Type.Optional(Type.String()),
});

export const describeDefinitionInput = Type.Object({
  taskDefinition: Type.String({ minLength: 1 }),
  include: Type.Optional(Type.Array(Type.String())),
});
