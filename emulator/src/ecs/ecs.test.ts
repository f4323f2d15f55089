import {
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { definition, isAlive, startCluster } from './testing/cluster.ts';

const patience = { timeout: 15_000, interval: 20 };

let cluster: Awaited<ReturnType<typeof startCluster>>;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster[Symbol.asyncDispose]());

const becomes = (arn: string, status: string) =>
  vi.waitFor(async () => {
    const task = await cluster.describeTask(arn);
    expect(task.lastStatus).toBe(status);
    return task;
  }, patience);

/** Runs a task and waits for its first words: by then it handles signals. */
async function running(more: Parameters<typeof cluster.run>[0] = {}) {
  const { taskArn = '' } = await cluster.run(more);
  await becomes(taskArn, 'RUNNING');
  const lines = await vi.waitFor(async () => {
    const found = await cluster.lines(taskArn);
    expect(found.length).toBeGreaterThan(0);
    return found;
  }, patience);
  return { taskArn, said: lines[0]! };
}

/** The process that a worker with CHILD has started. */
const childOf = (taskArn: string) =>
  vi.waitFor(async () => {
    const [, second] = await cluster.lines(taskArn);
    expect(second?.child).toBeGreaterThan(0);
    return second!.child!;
  }, patience);

const stop = (task: string, reason?: string) =>
  cluster.ecs.send(new StopTaskCommand({ task, ...(reason && { reason }) }));

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe('a task', () => {
  it('is a process with the environment of its definition, the overrides and its role', async () => {
    const { taskArn, said } = await running({
      overrides: {
        containerOverrides: [
          {
            name: 'recorder',
            command: ['--once'],
            environment: [{ name: 'KEY', value: 'from the override' }],
          },
        ],
      },
    });
    expect(said.env).toMatchObject({
      BUCKET: 'recordings',
      KEY: 'from the override',
      AWS_REGION: 'us-east-1',
    });
    expect(said.args).toContain('--once');
    expect(Object.keys(said.env ?? {})).not.toContain('HOME'); // nothing of the emulator's own
    const metadata = await fetch(`${said.env?.ECS_CONTAINER_METADATA_URI_V4}/task`);
    expect(await metadata.json()).toMatchObject({ TaskARN: taskArn, Family: 'recorder' });
    await stop(taskArn);
  });

  it('is provisioning when it is asked for, runs, and stops for a reason with an exit code', async () => {
    const started = await cluster.run({ startedBy: 'api', tags: [{ key: 'meeting', value: 'm' }] });
    expect(started).toMatchObject({ lastStatus: 'PROVISIONING', desiredStatus: 'RUNNING' });
    const arn = started.taskArn!;
    expect((await becomes(arn, 'RUNNING')).startedAt).toBeInstanceOf(Date);
    await vi.waitFor(async () => expect(await cluster.lines(arn)).not.toEqual([]), patience);
    expect((await stop(arn, 'The agent stopped it.')).task?.desiredStatus).toBe('STOPPED');
    const stopped = await becomes(arn, 'STOPPED');
    expect(stopped).toMatchObject({
      stopCode: 'UserInitiated',
      stoppedReason: 'The agent stopped it.',
      startedBy: 'api',
      containers: [{ exitCode: 3, lastStatus: 'STOPPED' }],
    });
    expect(stopped.stoppedAt).toBeInstanceOf(Date);
    const { tasks } = await cluster.ecs.send(
      new DescribeTasksCommand({ tasks: [arn], include: ['TAGS'] }),
    );
    expect(tasks?.[0]?.tags).toEqual([{ key: 'meeting', value: 'm' }]);
  });

  it('tells every change of its state as an event', async () => {
    const { taskArn } = await running();
    await stop(taskArn);
    await becomes(taskArn, 'STOPPED');
    const states = cluster.events
      .filter(({ resources }) => resources?.includes(taskArn))
      .map(({ detail }) => (detail as { lastStatus: string }).lastStatus);
    expect(states).toEqual([
      'PROVISIONING',
      'PENDING',
      'RUNNING',
      'DEACTIVATING',
      'STOPPING',
      'DEPROVISIONING',
      'STOPPED',
    ]);
    expect(cluster.events[0]).toMatchObject({
      source: 'aws.ecs',
      detailType: 'ECS Task State Change',
    });
  });

  it('that ignores SIGTERM is killed after its stop timeout', async () => {
    const { taskArn } = await running(cluster.withVariables({ STUBBORN: '1' }));
    await stop(taskArn);
    expect((await becomes(taskArn, 'STOPPED')).containers?.[0]?.exitCode).toBe(137);
  });

  it('that ends by itself says so', async () => {
    const { taskArn } = await cluster.run(cluster.withVariables({ EXIT: '20' }));
    expect(await becomes(taskArn!, 'STOPPED')).toMatchObject({
      stopCode: 'EssentialContainerExited',
      containers: [{ exitCode: 20 }],
    });
  });

  const isLinux = process.platform === 'linux';
  it.runIf(isLinux)(
    'that is killed leaves no process, not even one with a group of its own',
    async () => {
      const { taskArn } = await running(cluster.withVariables({ CHILD: '1' }));
      const child = await childOf(taskArn);
      expect(isAlive(child)).toBe(true);
      await cluster.control('kill', { taskArn, signal: 'SIGKILL' });
      expect(await becomes(taskArn, 'STOPPED')).toMatchObject({
        stopCode: 'EssentialContainerExited',
        containers: [{ exitCode: 137 }],
      });
      await vi.waitFor(() => expect(isAlive(child)).toBe(false), patience);
    },
  );

  it.runIf(isLinux)('goes on when what it has started is killed', async () => {
    const { taskArn } = await running(cluster.withVariables({ CHILD: '1' }));
    const child = await childOf(taskArn);
    await cluster.control('kill', { taskArn, whom: 'rest' });
    await vi.waitFor(() => expect(isAlive(child)).toBe(false), patience);
    expect((await cluster.describeTask(taskArn)).lastStatus).toBe('RUNNING');
    await stop(taskArn);
  });

  it('whose image is missing or broken fails to start', async () => {
    for (const [family, image, word] of [
      ['missing', 'nowhere:latest', 'CannotPullContainerError'],
      ['broken', 'broken:local', 'CannotStartContainerError'],
    ] as const) {
      await cluster.ecs.send(
        new RegisterTaskDefinitionCommand({ family, containerDefinitions: [{ name: 'x', image }] }),
      );
      const { tasks } = await cluster.ecs.send(new RunTaskCommand({ taskDefinition: family }));
      const stopped = await becomes(tasks![0]!.taskArn!, 'STOPPED');
      expect(stopped.stopCode).toBe('TaskFailedToStart');
      expect(stopped.stoppedReason).toContain(word);
    }
  });

  it('is listed by who started it, while it is wanted', async () => {
    const { taskArn } = await running({ startedBy: 'somebody' });
    const list = async () =>
      (await cluster.ecs.send(new ListTasksCommand({ startedBy: 'somebody' }))).taskArns;
    expect(await list()).toEqual([taskArn]);
    const garbage = new ListTasksCommand({ nextToken: 'garbage' });
    expect(await errorOf(cluster.ecs.send(garbage))).toContain('InvalidParameterException');
    await stop(taskArn);
    expect(await list()).toEqual([]);
  });
});

describe('RunTask', () => {
  it('with a client token starts one task, however often it is sent', async () => {
    const clientToken = 'once-only';
    const [first, second] = [
      await cluster.run({ clientToken }),
      await cluster.run({ clientToken }),
    ];
    expect(second.taskArn).toBe(first.taskArn);
    expect(await errorOf(cluster.run({ clientToken, startedBy: 'x' }))).toMatch(
      'ConflictException',
    );
    await stop(first.taskArn!);
  });

  it('refuses what Fargate would refuse', async () => {
    const bare = { taskDefinition: 'recorder', launchType: 'FARGATE' as const };
    expect(await errorOf(cluster.ecs.send(new RunTaskCommand(bare)))).toContain(
      'Network Configuration must be provided',
    );
    const stranger = { overrides: { containerOverrides: [{ name: 'other' }] } };
    expect(await errorOf(cluster.run(stranger))).toContain('Override for container named other');
    expect(await errorOf(cluster.run({ taskDefinition: 'nothing' }))).toContain('not found');
    expect(await errorOf(cluster.run({ cluster: 'elsewhere' }))).toMatch(
      'ClusterNotFoundException',
    );
  });

  it('fails once for want of capacity if a test orders that', async () => {
    await cluster.control('fail-next-run', { reason: 'RESOURCE:FARGATE' });
    const command = new RunTaskCommand({
      taskDefinition: 'recorder',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    });
    const { tasks, failures } = await cluster.ecs.send(command);
    expect(tasks).toEqual([]);
    expect(failures?.[0]?.reason).toBe('RESOURCE:FARGATE');
    const again = await cluster.ecs.send(command);
    expect(again.tasks).toHaveLength(1);
    await stop(again.tasks![0]!.taskArn!);
  });

  it('leaves a task pending if a test orders that; it can be stopped', async () => {
    await cluster.control('fail-next-run', { reason: 'never-starts' });
    const { taskArn } = await cluster.run();
    await becomes(taskArn!, 'PENDING');
    await stop(taskArn!);
    await becomes(taskArn!, 'STOPPED');
    expect(await cluster.lines(taskArn!)).toEqual([]);
  });
});

describe('a task definition', () => {
  it('has revisions, and the newest is meant by the family', async () => {
    const register = () =>
      cluster.ecs.send(new RegisterTaskDefinitionCommand({ ...definition, family: 'twice' }));
    await register();
    const { taskDefinition } = await register();
    expect(taskDefinition?.revision).toBe(2);
    for (const [name, revision] of [
      ['twice', 2],
      ['twice:1', 1],
      [taskDefinition!.taskDefinitionArn!, 2],
    ] as const) {
      const found = await cluster.ecs.send(
        new DescribeTaskDefinitionCommand({ taskDefinition: name }),
      );
      expect(found.taskDefinition?.revision).toBe(revision);
    }
  });
});

describe('the service', () => {
  it('says which operation it lacks', async () => {
    expect(await errorOf(cluster.ecs.send(new ListClustersCommand({})))).toContain(
      'ListClusters is not emulated',
    );
  });

  it('ends every process when it stops, within its limit', async () => {
    await using other = await startCluster();
    const tasks = await Promise.all(
      [{}, { STUBBORN: '1' }].map((variables) => other.run(other.withVariables(variables))),
    );
    const pids = () =>
      fetch(`${other.url}/__control/inspect`)
        .then((response) => response.json() as Promise<{ ecs: { pids: number[] }[] }>)
        .then(({ ecs }) => ecs.flatMap((each) => each.pids));
    await vi.waitFor(async () => {
      for (const { taskArn } of tasks) expect(await other.lines(taskArn!)).not.toEqual([]);
    }, patience);
    const started = await pids();
    expect(started.filter(isAlive)).toHaveLength(2);
    await other.stop();
    expect(started.filter(isAlive)).toEqual([]);
  });
});
