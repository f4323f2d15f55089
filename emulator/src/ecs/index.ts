import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { PublishEvent } from '../events/event.ts';
import { serveAwsJson } from '../host/aws-json.ts';
import type { EmulatedService } from '../host/service.ts';
import type { Guard } from '../iam/guard.ts';
import { createDefinitions } from './definitions.ts';
import { createFaults } from './faults.ts';
import { image } from './image.ts';
import { createOperations, type OperationDeps } from './operations.ts';
import { ecsPermissions } from './permissions.ts';
import { registerInput } from './shapes.ts';
import { viewTask, isoTime, type Task } from './task.ts';
import { createTasks, type Tasks } from './tasks.ts';

/** What ECS has from the start. */
export const ecsSeed = Type.Object({
  images: Type.Optional(Type.Record(Type.String(), image)),
  /** @default ['default'] */
  clusters: Type.Optional(Type.Array(Type.String())),
  taskDefinitions: Type.Optional(Type.Array(registerInput)),
  /** In every container, over what the emulator gives them by itself. */
  environment: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** Folder for `<task id>-<container>.log`. Without one, output is thrown away. */
  logFolder: Type.Optional(Type.String()),
});
export type EcsSeed = Static<typeof ecsSeed>;

export interface EcsOptions extends EcsSeed {
  /** Base address of the host, known once it listens. */
  readonly publicUrl: () => string;
  /** What a task gets: its role's credentials, the region, where the services are. */
  readonly taskEnvironment?: (
    task: Pick<Task, 'id' | 'definition'>,
  ) => Readonly<Record<string, string>>;
  readonly region?: string;
  readonly account?: string;
  readonly guard?: Guard;
  /** Whether ECS may assume a role for a task. @default any */
  readonly isTaskRole?: (arn: string) => boolean;
  readonly now?: () => Date;
  readonly publish?: PublishEvent;
  /** How long `stop` and `reset` let tasks end by themselves. @default 5000 */
  readonly stopLimitMs?: number;
}

const killInput = Type.Object({
  taskArn: Type.String(),
  signal: Type.Optional(
    Type.Enum(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGSTOP', 'SIGCONT', 'SIGSEGV', 'SIGABRT']),
  ),
  /** `rest`: what the first process has started, such as its browser. @default 'first' */
  whom: Type.Optional(Type.Enum(['first', 'rest'])),
});

/** Elastic Container Service: a task is a real process of this machine. */
export function createEcsService(options: EcsOptions): EmulatedService {
  const { region = 'us-east-1', account = '123456789012', clusters = ['default'] } = options;
  const { publicUrl, taskEnvironment, stopLimitMs = 5_000 } = options;
  const arnBase = `arn:aws:ecs:${region}:${account}`;
  const definitions = createDefinitions(arnBase);
  const faults = createFaults();
  const answered: OperationDeps['answered'] = new Map();
  const tasks = createTasks({
    arnBase,
    images: options.images ?? {},
    environment: (task) => ({ ...taskEnvironment?.(task), ...options.environment }),
    metadataUrl: (id) => `${publicUrl()}/ecs/metadata/${id}`,
    logFolder: options.logFolder,
    publish: options.publish ?? (() => undefined),
    now: options.now ?? (() => new Date()),
  });
  const seed = () => options.taskDefinitions?.forEach((each) => definitions.register(each));
  seed();

  return {
    name: 'ecs',
    routes(app) {
      const operations = createOperations({
        definitions,
        tasks,
        faults,
        clusters,
        arnBase,
        answered,
        isTaskRole: options.isTaskRole ?? (() => true),
      });
      serveAwsJson(app, {
        path: '/ecs',
        signedAs: 'ecs',
        operations,
        permissions: ecsPermissions(arnBase, definitions),
        guard: options.guard,
      });
      serveMetadata(app, tasks);
    },
    control: {
      kill(body) {
        const { taskArn, signal = 'SIGKILL', whom } = Value.Parse(killInput, body);
        const running = tasks.find(taskArn)?.containers.flatMap((each) => each.running ?? []) ?? [];
        if (whom === 'rest') {
          return { killed: running.reduce((sum, each) => sum + each.signalRest(signal), 0) };
        }
        for (const container of running) container.signal(signal);
        return { killed: running.length };
      },
      'fail-next-run': (body) => faults.planRun(body),
    },
    inspect: () =>
      tasks.all().map((task) => ({
        taskArn: task.arn,
        family: task.definition.family,
        startedBy: task.input.startedBy ?? null,
        lastStatus: task.lastStatus,
        pids: task.containers.flatMap(({ running, lastStatus }) =>
          running && lastStatus === 'RUNNING' ? [running.pid] : [],
        ),
      })),
    async reset() {
      await tasks.clear(stopLimitMs);
      faults.clear();
      answered.clear();
      definitions.clear();
      seed();
    },
    stop: () => tasks.clear(stopLimitMs),
  };
}

/** What a container finds at ECS_CONTAINER_METADATA_URI_V4: who it is. */
function serveMetadata(app: FastifyInstance, tasks: Tasks): void {
  app.get('/ecs/metadata/:id/task', (request, reply) => {
    const task = tasks.find((request.params as { id: string }).id);
    if (!task) return reply.code(404).send();
    const { taskArn, clusterArn, desiredStatus, lastStatus, launchType } = viewTask(task, isoTime);
    return {
      Cluster: clusterArn,
      TaskARN: taskArn,
      Family: task.definition.family,
      Revision: String(task.definition.revision),
      DesiredStatus: desiredStatus,
      KnownStatus: lastStatus,
      LaunchType: launchType,
    };
  });
}
