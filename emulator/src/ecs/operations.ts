import { AwsJsonError, checkInput, type AwsJsonOperation } from '../host/aws-json.ts';
import { startOf } from '../host/pages.ts';
import type { Definitions, TaskDefinition } from './definitions.ts';
import type { Faults } from './faults.ts';
import {
  describeDefinitionInput,
  describeTasksInput,
  listTasksInput,
  registerInput,
  runTaskInput,
  stopTaskInput,
  type RunTaskInput,
} from './shapes.ts';
import { epochSeconds, viewTask, type Task } from './task.ts';
import type { Tasks } from './tasks.ts';

export interface OperationDeps {
  readonly definitions: Definitions;
  readonly tasks: Tasks;
  readonly faults: Faults;
  readonly clusters: readonly string[];
  readonly arnBase: string;
  readonly isTaskRole: (arn: string) => boolean;
  /** Answers of earlier RunTask calls by their client token. */
  readonly answered: Map<string, { readonly asked: string; readonly answer: object }>;
}

const invalidParameter = (message: string) =>
  new AwsJsonError('InvalidParameterException', message);
const clientError = (message: string) => new AwsJsonError('ClientException', message);

/** The emulated operations by their names in the API reference. */
export function createOperations(deps: OperationDeps): Record<string, AwsJsonOperation> {
  const { definitions, tasks } = deps;
  const clusterOf = (given: string | undefined) => clusterNamed(deps.clusters, given);
  const present = (task: Task, hasTags = true) => ({
    ...viewTask(task, epochSeconds),
    ...(hasTags && { tags: task.input.tags ?? [] }),
  });
  const taskOf = (cluster: string, idOrArn: string) => {
    const task = tasks.find(idOrArn);
    return task?.clusterArn.endsWith(`/${cluster}`) ? task : undefined;
  };

  return {
    RegisterTaskDefinition(input) {
      const asked = checkInput(registerInput, input, 'ClientException');
      return { taskDefinition: definitions.register(asked), tags: asked.tags ?? [] };
    },
    DescribeTaskDefinition(input) {
      const { taskDefinition } = checkInput(describeDefinitionInput, input, 'ClientException');
      const found = definitions.find(taskDefinition);
      if (!found) throw clientError('Unable to describe task definition.');
      return { taskDefinition: found };
    },
    RunTask(input) {
      const asked = checkInput(runTaskInput, input, 'InvalidParameterException');
      return once(deps, asked, () => {
        const cluster = clusterOf(asked.cluster);
        const definition = definitions.find(asked.taskDefinition);
        if (!definition) throw clientError('TaskDefinition not found.');
        checkRun(asked, definition);
        checkRoles(definition, deps.isTaskRole);
        const fault = deps.faults.takeRun();
        if (fault && fault !== 'never-starts')
          return {
            tasks: [],
            failures: [{ arn: `${deps.arnBase}:cluster/${cluster}`, reason: fault }],
          };
        const started = Array.from({ length: asked.count ?? 1 }, () =>
          tasks.run(definition, asked, cluster, fault === 'never-starts'),
        );
        return { tasks: started.map((task) => present(task)), failures: [] };
      });
    },
    StopTask(input) {
      const asked = checkInput(stopTaskInput, input, 'InvalidParameterException');
      const task = taskOf(clusterOf(asked.cluster), asked.task);
      if (!task) throw invalidParameter('The referenced task was not found.');
      tasks.stop(task, asked.reason ?? 'Task stopped by user');
      return { task: present(task) };
    },
    DescribeTasks(input) {
      const asked = checkInput(describeTasksInput, input, 'InvalidParameterException');
      const cluster = clusterOf(asked.cluster);
      const found = asked.tasks.map((name) => taskOf(cluster, name) ?? name);
      const hasTags = asked.include?.includes('TAGS') ?? false;
      return {
        tasks: found.flatMap((each) => (typeof each === 'string' ? [] : [present(each, hasTags)])),
        failures: found.flatMap((each) =>
          typeof each === 'string' ? [{ arn: each, reason: 'MISSING' }] : [],
        ),
      };
    },
    ListTasks(input) {
      const asked = checkInput(listTasksInput, input, 'InvalidParameterException');
      const cluster = clusterOf(asked.cluster);
      const { desiredStatus = 'RUNNING', family, startedBy, launchType } = asked;
      const arns = tasks
        .all()
        .filter((task) => task.clusterArn.endsWith(`/${cluster}`))
        .filter((task) => task.desiredStatus === desiredStatus)
        .filter((task) => family === undefined || task.definition.family === family)
        .filter(({ input: { startedBy: by } }) => startedBy === undefined || by === startedBy)
        .filter(({ input: { launchType: type = 'EC2' } }) => (launchType ?? type) === type)
        .map(({ arn }) => arn);
      const start = startOf(asked.nextToken, arns.length);
      if (start === undefined) throw invalidParameter('Invalid token value.');
      const end = start + (asked.maxResults ?? 100);
      return {
        taskArns: arns.slice(start, end),
        ...(end < arns.length && { nextToken: String(end) }),
      };
    },
  };
}

function clusterNamed(clusters: readonly string[], given = 'default'): string {
  const name = given.slice(given.lastIndexOf('/') + 1);
  if (!clusters.includes(name))
    throw new AwsJsonError('ClusterNotFoundException', 'Cluster not found.');
  return name;
}

/** A client token gives the same tasks again, for the same request alone. */
function once({ answered }: OperationDeps, input: RunTaskInput, run: () => object): object {
  const { clientToken } = input;
  if (clientToken === undefined) return run();
  const asked = JSON.stringify(input);
  const former = answered.get(clientToken);
  if (former && former.asked !== asked) {
    throw new AwsJsonError(
      'ConflictException',
      'The client token is in use for a RunTask request with other parameters.',
    );
  }
  const answer = former?.answer ?? run();
  answered.set(clientToken, { asked, answer });
  return answer;
}

/** ECS assumes a definition's roles itself, for which they have to trust it. */
function checkRoles(
  { taskRoleArn, executionRoleArn }: TaskDefinition,
  isTaskRole: (arn: string) => boolean,
) {
  const closed = [taskRoleArn ?? [], executionRoleArn ?? []]
    .flat()
    .find((role) => !isTaskRole(role));
  if (closed === undefined) return;
  throw clientError(
    `ECS was unable to assume the role '${closed}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`,
  );
}

function checkRun(input: RunTaskInput, definition: TaskDefinition): void {
  const { launchType, networkConfiguration, overrides } = input;
  const compatible = definition.requiresCompatibilities ?? ['EC2'];
  if (launchType && !compatible.includes(launchType))
    throw invalidParameter(`Task definition does not support launch_type ${launchType}.`);
  if (definition.networkMode === 'awsvpc' && !networkConfiguration?.awsvpcConfiguration) {
    throw invalidParameter(
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    );
  }
  const names = definition.containerDefinitions.map(({ name }) => name);
  const stranger = overrides?.containerOverrides?.find(({ name }) => !names.includes(name));
  if (stranger) {
    throw invalidParameter(
      `Override for container named ${stranger.name} is not a container in the TaskDefinition.`,
    );
  }
}
