import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { PublishEvent } from '../events/event.ts';
import { startContainer } from './container.ts';
import type { TaskDefinition } from './definitions.ts';
import type { Image } from './image.ts';
import type { RunTaskInput } from './shapes.ts';
import { isoTime, viewTask, type Task, type TaskContainer, type TaskStatus } from './task.ts';

export interface TasksOptions {
  readonly arnBase: string;
  readonly images: Readonly<Record<string, Image>>;
  /** What every container has in its environment besides its definition: role credentials, endpoints. */
  readonly environment: (task: Task) => Readonly<Record<string, string>>;
  readonly metadataUrl: (taskId: string) => string;
  readonly logFolder: string | undefined;
  readonly publish: PublishEvent;
  readonly now: () => Date;
}

export interface Tasks {
  all(): Task[];
  /** By id or ARN. */
  find(idOrArn: string): Task | undefined;
  run(definition: TaskDefinition, input: RunTaskInput, cluster: string, isStuck: boolean): Task;
  stop(task: Task, reason: string): void;
  /** Ends every process within the limit, and forgets all tasks. */
  clear(limitMs: number): Promise<void>;
}

const DEFAULT_STOP_SECONDS = 30;
const MAX_STOPPED_KEPT = 500;

/** Tasks whose containers are processes of this machine. */
export function createTasks(options: TasksOptions): Tasks {
  const { arnBase, images, publish, now } = options;
  const tasks = new Map<string, Task>();
  const starting = new Set<Promise<void>>();

  function become(task: Task, status: TaskStatus): void {
    task.lastStatus = status;
    task.version += 1;
    publish({
      source: 'aws.ecs',
      detailType: 'ECS Task State Change',
      resources: [task.arn],
      detail: { ...viewTask(task, isoTime), updatedAt: isoTime(now()) },
    });
  }

  async function start(task: Task): Promise<void> {
    become(task, 'PENDING');
    try {
      await Promise.all(task.containers.map((container) => startOne(task, container)));
    } catch (error) {
      return end(task, 'TaskFailedToStart', (error as Error).message);
    }
    // It may have been stopped, or have ended, while it started.
    if (task.desiredStatus === 'STOPPED') return;
    task.startedAt = now();
    become(task, 'RUNNING');
  }

  async function startOne(task: Task, container: TaskContainer): Promise<void> {
    const { definition } = container;
    const image = images[definition.image];
    if (!image) {
      throw new Error(
        `CannotPullContainerError: there is no image '${definition.image}' on this machine.`,
      );
    }
    const override = task.input.overrides?.containerOverrides?.find(
      ({ name }) => name === definition.name,
    );
    const metadata = options.metadataUrl(task.id);
    const variables = [...(definition.environment ?? []), ...(override?.environment ?? [])];
    container.running = await startContainer({
      command: [...image.command, ...(override?.command ?? definition.command ?? [])],
      cwd: image.cwd,
      environment: {
        ...image.environment,
        ...options.environment(task),
        ECS_CONTAINER_METADATA_URI_V4: metadata,
        ...Object.fromEntries(variables.map(({ name, value }) => [name, value])),
      },
      marker: `ECS_CONTAINER_METADATA_URI_V4=${metadata}`,
      logFile: options.logFolder && join(options.logFolder, `${task.id}-${definition.name}.log`),
    }).catch((error: Error) => {
      throw new Error(`CannotStartContainerError: ${error.message}`, { cause: error });
    });
    container.lastStatus = 'RUNNING';
    void container.running.exited.then((code) => onExit(task, container, code));
    if (task.desiredStatus === 'STOPPED') container.running.signal('SIGTERM');
  }

  function onExit(task: Task, container: TaskContainer, exitCode: number): void {
    container.exitCode = exitCode;
    container.lastStatus = 'STOPPED';
    const isEssential = container.definition.essential ?? true;
    if (isEssential) end(task, 'EssentialContainerExited', 'Essential container in task exited');
    finishIfDone(task);
  }

  /** Wants the task to stop; the first reason is the one that stays. */
  function end(task: Task, stopCode: NonNullable<Task['stopCode']>, reason: string): void {
    if (task.desiredStatus === 'STOPPED') return;
    Object.assign(task, { desiredStatus: 'STOPPED', stopCode, stoppedReason: reason });
    task.stoppingAt = now();
    if (task.lastStatus === 'RUNNING') become(task, 'DEACTIVATING');
    become(task, 'STOPPING');
    for (const container of task.containers) {
      terminate(container, (container.definition.stopTimeout ?? DEFAULT_STOP_SECONDS) * 1000);
    }
    finishIfDone(task);
  }

  function finishIfDone(task: Task): void {
    const isBusy = task.containers.some(
      ({ lastStatus, running }) => running && lastStatus !== 'STOPPED',
    );
    if (isBusy || task.desiredStatus !== 'STOPPED' || task.lastStatus === 'STOPPED') return;
    for (const container of task.containers) container.lastStatus = 'STOPPED';
    become(task, 'DEPROVISIONING');
    task.stoppedAt = now();
    become(task, 'STOPPED');
    const stopped = [...tasks.values()].filter(({ lastStatus }) => lastStatus === 'STOPPED');
    for (const { id } of stopped.slice(0, -MAX_STOPPED_KEPT)) tasks.delete(id);
  }

  return {
    all: () => [...tasks.values()],
    find: (idOrArn) => tasks.get(idOrArn.slice(idOrArn.lastIndexOf('/') + 1)),
    run(definition, input, cluster, isStuck) {
      const id = randomUUID().replaceAll('-', '');
      const task: Task = {
        id,
        arn: `${arnBase}:task/${cluster}/${id}`,
        clusterArn: `${arnBase}:cluster/${cluster}`,
        definition,
        input,
        createdAt: now(),
        lastStatus: 'PROVISIONING',
        desiredStatus: 'RUNNING',
        version: 0,
        containers: definition.containerDefinitions.map((each) => ({
          arn: `${arnBase}:container/${cluster}/${id}/${randomUUID()}`,
          definition: each,
          lastStatus: 'PENDING',
        })),
      };
      tasks.set(id, task);
      become(task, 'PROVISIONING');
      // After the answer to RunTask, as in the cloud: who asked sees it provisioning.
      setImmediate(() => {
        if (task.desiredStatus === 'STOPPED') return;
        if (isStuck) return become(task, 'PENDING');
        const work = start(task);
        starting.add(work);
        void work.finally(() => starting.delete(work));
      });
      return task;
    },
    stop: (task, reason) => end(task, 'UserInitiated', reason),
    async clear(limitMs) {
      for (const task of tasks.values()) end(task, 'UserInitiated', 'The emulator stops.');
      await Promise.all(starting);
      const running = [...tasks.values()]
        .flatMap(({ containers }) => containers)
        .flatMap((container) => container.running ?? []);
      const timer = setTimeout(() => {
        for (const container of running) container.signal('SIGKILL');
      }, limitMs);
      await Promise.all(running.map(({ exited }) => exited));
      clearTimeout(timer);
      tasks.clear();
    },
  };
}

function terminate({ running, lastStatus }: TaskContainer, stopMs: number): void {
  if (!running || lastStatus === 'STOPPED') return;
  running.signal('SIGTERM');
  const timer = setTimeout(() => running.signal('SIGKILL'), stopMs);
  void running.exited.then(() => clearTimeout(timer));
}
