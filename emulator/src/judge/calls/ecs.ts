import * as ecs from '@aws-sdk/client-ecs';
import type { World } from './world.ts';

/** Calls every emulated operation of ECS at least once, each so that it succeeds. */
export async function callEcs({ client }: World): Promise<void> {
  const cluster = new ecs.ECSClient(client('/ecs'));
  await cluster.send(
    new ecs.RegisterTaskDefinitionCommand({
      family: 'idle',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      containerDefinitions: [{ name: 'idle', image: 'idle:local', stopTimeout: 2 }],
    }),
  );
  await cluster.send(new ecs.DescribeTaskDefinitionCommand({ taskDefinition: 'idle' }));
  const { tasks = [] } = await cluster.send(
    new ecs.RunTaskCommand({
      taskDefinition: 'idle',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    }),
  );
  const task = tasks[0]!.taskArn!;
  await cluster.send(new ecs.DescribeTasksCommand({ tasks: [task] }));
  await cluster.send(new ecs.ListTasksCommand({ family: 'idle' }));
  await cluster.send(new ecs.StopTaskCommand({ task, reason: 'Done.' }));
}
