import type { RunningContainer } from './container.ts';
import type { TaskDefinition } from './definitions.ts';
import type { ContainerDefinition, RunTaskInput } from './shapes.ts';

export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

export interface TaskContainer {
  readonly arn: string;
  readonly definition: ContainerDefinition;
  lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  exitCode?: number;
  reason?: string;
  running?: RunningContainer;
}

export interface Task {
  readonly id: string;
  readonly arn: string;
  readonly clusterArn: string;
  readonly definition: TaskDefinition;
  readonly input: RunTaskInput;
  readonly containers: readonly TaskContainer[];
  readonly createdAt: Date;
  lastStatus: TaskStatus;
  desiredStatus: 'RUNNING' | 'STOPPED';
  version: number;
  startedAt?: Date;
  stoppingAt?: Date;
  stoppedAt?: Date;
  stopCode?: 'TaskFailedToStart' | 'EssentialContainerExited' | 'UserInitiated';
  stoppedReason?: string;
}

/** A task as DescribeTasks and the event tell it; `time` writes times in the way of the one or the other. */
export function viewTask<T>(task: Task, time: (at: Date) => T) {
  const { definition, input, clusterArn } = task;
  const at = (date: Date | undefined) => (date ? time(date) : undefined);
  return {
    taskArn: task.arn,
    clusterArn,
    taskDefinitionArn: definition.taskDefinitionArn,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    version: task.version,
    launchType: input.launchType ?? 'EC2',
    platformVersion:
      input.launchType === 'FARGATE' ? (input.platformVersion ?? '1.4.0') : undefined,
    group: input.group ?? `family:${definition.family}`,
    startedBy: input.startedBy,
    cpu: definition.cpu,
    memory: definition.memory,
    overrides: { containerOverrides: input.overrides?.containerOverrides ?? [] },
    createdAt: time(task.createdAt),
    startedAt: at(task.startedAt),
    stoppingAt: at(task.stoppingAt),
    stoppedAt: at(task.stoppedAt),
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    containers: task.containers.map((container) => ({
      containerArn: container.arn,
      taskArn: task.arn,
      name: container.definition.name,
      image: container.definition.image,
      lastStatus: container.lastStatus,
      exitCode: container.exitCode,
      reason: container.reason,
    })),
  };
}

export const epochSeconds = (at: Date) => at.getTime() / 1000;
export const isoTime = (at: Date) => at.toISOString();
