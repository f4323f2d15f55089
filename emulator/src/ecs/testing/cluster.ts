import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs';
import type { ServiceEvent } from '../../events/event.ts';
import { createHost } from '../../host/host.ts';
import { createEcsService } from '../index.ts';

/**
 * Says what it has, then waits; SIGTERM makes it exit with 3, unless it is told to ignore that.
 * It can be stopped from its first word on: whoever reads that may stop it at once.
 */
const worker = `
  process.on('SIGTERM', () => { if (!process.env.STUBBORN) process.exit(3); });
  console.log(JSON.stringify({ env: process.env, args: process.argv.slice(1) }));
  if (process.env.EXIT) process.exit(Number(process.env.EXIT));
  if (process.env.CHILD) {
    const { spawn } = require('node:child_process');
    const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    console.log(JSON.stringify({ child: child.pid }));
  }
  setInterval(() => {}, 1000);
`;

export const definition = {
  family: 'recorder',
  networkMode: 'awsvpc' as const,
  requiresCompatibilities: ['FARGATE' as const],
  containerDefinitions: [
    {
      name: 'recorder',
      image: 'recorder:local',
      stopTimeout: 2,
      environment: [
        { name: 'BUCKET', value: 'recordings' },
        { name: 'KEY', value: 'from the definition' },
      ],
    },
  ],
};

/** ECS with one image and one task definition, and the real SDK client pointed at it. */
export async function startCluster() {
  const logFolder = await mkdtemp(join(tmpdir(), 'emulated-ecs-'));
  const events: ServiceEvent[] = [];
  let url = '';
  const service = createEcsService({
    publicUrl: () => url,
    images: {
      'recorder:local': {
        command: [process.execPath, '-e', worker, '--'],
        environment: { PATH: '/usr/bin:/bin' },
      },
      'broken:local': { command: ['/nowhere/at/all'] },
    },
    taskDefinitions: [definition],
    taskEnvironment: () => ({ AWS_REGION: 'us-east-1' }),
    logFolder,
    publish: (event) => events.push(event),
    stopLimitMs: 500,
  });
  const host = await createHost({ port: 0, services: [service] });
  url = `http://localhost:${await host.listen()}`;
  const ecs = new ECSClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' },
    maxAttempts: 1,
    endpoint: `${url}/ecs`,
  });

  async function run(more: Partial<RunTaskCommandInput> = {}) {
    const { tasks = [] } = await ecs.send(
      new RunTaskCommand({
        taskDefinition: 'recorder',
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
        ...more,
      }),
    );
    return tasks[0]!;
  }
  const withVariables = (variables: Readonly<Record<string, string>>) => ({
    overrides: {
      containerOverrides: [
        {
          name: 'recorder',
          environment: Object.entries(variables).map(([name, value]) => ({ name, value })),
        },
      ],
    },
  });
  const describeTask = async (arn: string) =>
    (await ecs.send(new DescribeTasksCommand({ tasks: [arn] }))).tasks![0]!;

  return {
    url,
    ecs,
    events,
    run,
    withVariables,
    describeTask,
    /** What the worker has printed, line by line. */
    async lines(arn: string) {
      const file = `${arn.split('/').at(-1)}-recorder.log`;
      const text = await readFile(join(logFolder, file), 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map(
          (line) =>
            JSON.parse(line) as { child?: number; env?: Record<string, string>; args?: string[] },
        );
    },
    control: async (verb: string, body: unknown) => {
      await fetch(`${url}/__control/ecs/${verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    },
    stop: () => host.stop(),
    async [Symbol.asyncDispose]() {
      ecs.destroy();
      await host.stop();
      await rm(logFolder, { recursive: true, force: true });
    },
  };
}

/** False also for one that has ended and only waits for its parent to notice. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
    );
  } catch {
    return false;
  }
}
