import {
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import type { TaskRunner } from '../recordings/task-runner.ts';
import { asProblem, boundedCalls, isNamed } from './aws.ts';

export interface EcsOptions {
  readonly region: string;
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly container: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
}

export function createTaskRunner(options: EcsOptions): TaskRunner {
  const { region, cluster, taskDefinition, container, subnets, securityGroups } = options;
  const client = new ECSClient({ region, ...boundedCalls });
  const call = <T>(work: () => Promise<T>) => asProblem('recording/unavailable', work);

  return {
    run: ({ token, startedBy, environment }) =>
      call(async () => {
        const { tasks, failures } = await client.send(
          new RunTaskCommand({
            cluster,
            taskDefinition,
            launchType: 'FARGATE',
            clientToken: token,
            startedBy,
            networkConfiguration: {
              awsvpcConfiguration: {
                subnets: [...subnets],
                securityGroups: [...securityGroups],
                assignPublicIp: 'DISABLED',
              },
            },
            overrides: {
              containerOverrides: [
                {
                  name: container,
                  environment: Object.entries(environment).map(([name, value]) => ({
                    name,
                    value,
                  })),
                },
              ],
            },
          }),
        );
        const arn = tasks?.[0]?.taskArn;
        // Of our own words: ECS names the reason, e.g. RESOURCE:MEMORY (API reference, Failure).
        if (!arn) throw new RangeError(`ECS runs no task: ${failures?.[0]?.reason ?? 'no reason'}`);
        return arn;
      }),
    stop: (task, reason) =>
      call(async () => {
        try {
          await client.send(new StopTaskCommand({ cluster, task, reason }));
        } catch (error) {
          // A task that ECS has forgotten (API reference, StopTask: "The referenced task was not found").
          if (!isNamed(error, 'InvalidParameterException')) throw error;
        }
      }),
    look: (task) =>
      call(async () => {
        const { tasks } = await client.send(new DescribeTasksCommand({ cluster, tasks: [task] }));
        const status = tasks?.[0]?.lastStatus;
        return status === undefined || status === 'STOPPED' ? 'gone' : 'running';
      }),
    isRunning: (startedBy) =>
      call(async () => {
        const { taskArns } = await client.send(
          new ListTasksCommand({ cluster, startedBy, desiredStatus: 'RUNNING' }),
        );
        return (taskArns ?? []).length > 0;
      }),
  };
}
