import { Problem } from '@video-escalation/contracts/http/problems';
import type { NewTask, TaskRunner } from '../recordings/task-runner.ts';

export interface FakeTask extends NewTask {
  readonly arn: string;
  isRunning: boolean;
  stopReason?: string;
}

/** An ECS in memory, whose tasks do nothing by themselves. */
export function createFakeTaskRunner() {
  const tasks: FakeTask[] = [];
  const asked = { runs: 0 };
  let failures = 0;

  const port: TaskRunner = {
    async run(task) {
      asked.runs++;
      if (failures > 0) {
        failures--;
        throw new Problem('recording/unavailable');
      }
      const known = tasks.find(({ token }) => token === task.token);
      if (known) return known.arn;
      const arn = `arn:aws:ecs:eu-central-1:111122223333:task/video/${tasks.length + 1}`;
      tasks.push({ ...task, arn, isRunning: true });
      return arn;
    },
    async stop(arn, reason) {
      const task = tasks.find((each) => each.arn === arn);
      if (task) task.stopReason = reason;
    },
    look: async (arn) =>
      tasks.find((each) => each.arn === arn)?.isRunning === true ? 'running' : 'gone',
    isRunning: async (startedBy) =>
      tasks.some((each) => each.startedBy === startedBy && each.isRunning),
  };

  return {
    port,
    tasks,
    asked,
    failNext: (times: number) => void (failures = times),
    /** The newest one's ticket, as its process would read it from its environment. */
    ticket: () => tasks.at(-1)?.environment.RECORDING_TICKET ?? '',
    kill: (task: FakeTask | undefined) => void (task && (task.isRunning = false)),
  };
}
