import { textAt, textsAt, type Access, type Permissions } from '../iam/access.ts';
import type { Definitions } from './definitions.ts';

const afterSlash = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

/**
 * Service authorization reference, "Amazon Elastic Container Service". `arnBase` is such as
 * `arn:aws:ecs:us-east-1:111122223333`.
 */
export function ecsPermissions(arnBase: string, definitions: Definitions): Permissions {
  const clusterOf = (input: unknown) => afterSlash(textAt(input, 'cluster') || 'default');
  const inCluster = (input: unknown) => ({
    'ecs:cluster': `${arnBase}:cluster/${clusterOf(input)}`,
  });
  const onTask = (action: string, input: unknown, task: string): Access => ({
    action: `ecs:${action}`,
    resource: `${arnBase}:task/${clusterOf(input)}/${afterSlash(task)}`,
    context: inCluster(input),
  });

  return {
    RegisterTaskDefinition: (input) => [
      {
        action: 'ecs:RegisterTaskDefinition',
        resource: `${arnBase}:task-definition/${textAt(input, 'family')}:*`,
      },
      ...rolesOf(input as Roles | null).map(passRole),
    ],
    DescribeTaskDefinition: () => [{ action: 'ecs:DescribeTaskDefinition', resource: '*' }],
    /**
     * The resource is the revision that would run, also where the caller names the family alone: since October 2024 a
     * policy that names no revision is refused (AWS's notice to its customers, quoted in aws-cdk issues 30368 and
     * 31714). The definition's roles are handed on.
     */
    RunTask(input) {
      const asked = textAt(input, 'taskDefinition');
      const isShell =
        (input as { enableExecuteCommand?: unknown } | null)?.enableExecuteCommand === true;
      return [
        {
          action: 'ecs:RunTask',
          resource:
            definitions.find(asked)?.taskDefinitionArn ??
            `${arnBase}:task-definition/${afterSlash(asked)}`,
          context: { ...inCluster(input), 'ecs:enable-execute-command': String(isShell) },
        },
        ...rolesOf(definitions.find(asked)).map(passRole),
      ];
    },
    StopTask: (input) => [onTask('StopTask', input, textAt(input, 'task'))],
    DescribeTasks: (input) =>
      textsAt(input, 'tasks').map((task) => onTask('DescribeTasks', input, task)),
    /** Of all container instances, on Fargate too, which has none: so a refusal of the real service names them. */
    ListTasks: (input) => [
      {
        action: 'ecs:ListTasks',
        resource: `${arnBase}:container-instance/${clusterOf(input)}/*`,
        context: inCluster(input),
      },
    ],
  };
}

interface Roles {
  readonly taskRoleArn?: string;
  readonly executionRoleArn?: string;
}

const rolesOf = (definition: Roles | null | undefined): readonly string[] => [
  ...new Set([definition?.taskRoleArn ?? [], definition?.executionRoleArn ?? []].flat()),
];

const passRole = (role: string): Access => ({
  action: 'iam:PassRole',
  resource: role,
  context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
});
