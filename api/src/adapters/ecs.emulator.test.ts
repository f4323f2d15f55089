import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startAwsStandIn, type AwsStandIn } from '../testing/aws-stand-in.ts';
import { until } from '../testing/until.ts';
import { createTaskRunner } from './ecs.ts';

/** A task that does nothing until it is stopped. */
const seed = {
  ecs: {
    images: { idle: { command: [process.execPath, '-e', 'setInterval(() => {}, 1000)'] } },
    taskDefinitions: [
      {
        family: 'recorder',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: [{ name: 'recorder', image: 'idle' }],
      },
    ],
  },
};

describe('recorder tasks on ECS as the emulator speaks it', () => {
  let standIn: AwsStandIn;
  beforeAll(async () => {
    standIn = await startAwsStandIn({ seed });
    vi.stubEnv('AWS_ENDPOINT_URL_ECS', `${standIn.url}/ecs`);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIALOCALAPI00000000');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await standIn.stop();
  });

  it('run until they are stopped, and are found by who started them', async () => {
    const runner = createTaskRunner({
      region: 'us-east-1',
      cluster: 'default',
      taskDefinition: 'recorder',
      container: 'recorder',
      subnets: ['subnet-1'],
      securityGroups: ['sg-1'],
    });
    const run = (name: string) => runner.run({ token: name, startedBy: name, environment: {} });

    const first = await run('first');
    await run('second');
    expect(await runner.look(first)).toBe('running');
    expect(await runner.isRunning('first')).toBe(true);
    await runner.stop(first, 'enough');
    await until('the first to be gone', async () => (await runner.look(first)) === 'gone');
    expect(await runner.isRunning('first')).toBe(false);
    expect(await runner.isRunning('second')).toBe(true);
  }, 30_000);
});
