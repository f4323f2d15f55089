export interface NewTask {
  /** The same for every attempt to run this one task: ECS then answers the same one. */
  readonly token: string;
  /** By which the task is found again. */
  readonly startedBy: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What the api needs of Amazon ECS. Every call may throw Problem recording/unavailable. */
export interface TaskRunner {
  /** Answers the task's ARN once ECS has taken it; it comes up later, if at all. */
  run(task: NewTask): Promise<string>;
  /** SIGTERM first; a task that is gone is no error. */
  stop(taskArn: string, reason: string): Promise<void>;
  /** `gone`: stopped, or so long ago that ECS has forgotten it. */
  look(taskArn: string): Promise<'running' | 'gone'>;
  /** Whether any task that was started by this name isn't stopped yet. */
  isRunning(startedBy: string): Promise<boolean>;
}
