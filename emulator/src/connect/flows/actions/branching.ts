import { Type } from 'typebox';
import { failed, next, result, type ActionType } from './action.ts';

const queueTarget = {
  QueueId: Type.Optional(Type.String()),
  AgentId: Type.Optional(Type.String()),
};

const target = (parameters: Readonly<Record<string, unknown>>) => ({
  queueId: parameters.QueueId as string | undefined,
  agentId: parameters.AgentId as string | undefined,
});

export const branching: Readonly<Record<string, ActionType>> = {
  Compare: {
    parameters: Type.Object({ ComparisonValue: Type.String() }),
    run: ({ parameters }) => result(parameters.ComparisonValue as string),
  },

  CheckHoursOfOperation: {
    parameters: Type.Object({ HoursOfOperationId: Type.Optional(Type.String()) }),
    run({ parameters, port }) {
      const isOpen = port.isOpen(parameters.HoursOfOperationId as string | undefined);
      if (isOpen === undefined) return failed();
      return result(isOpen ? 'True' : 'False');
    },
  },

  CheckMetricData: {
    parameters: Type.Object({
      ...queueTarget,
      MetricType: Type.Enum([
        'NumberOfContactsInQueue',
        'OldestContactInQueueAgeSeconds',
        'NumberOfAgentsAvailable',
        'NumberOfAgentsStaffed',
        'NumberOfAgentsOnline',
      ]),
    }),
    run({ parameters, port }) {
      const queue = port.findQueue(target(parameters)) ?? port.contact.targetQueue;
      if (!queue) return failed();
      const metrics = port.metrics(queue);
      if (!metrics) return failed();
      const values: Record<string, number> = {
        NumberOfContactsInQueue: metrics.size,
        OldestContactInQueueAgeSeconds: metrics.oldestContactAgeSeconds,
        NumberOfAgentsAvailable: metrics.agentsAvailable,
        NumberOfAgentsStaffed: metrics.agentsStaffed,
        NumberOfAgentsOnline: metrics.agentsOnline,
      };
      return result(values[parameters.MetricType as string] ?? 0);
    },
  },

  /** Fills `$.Metrics.Queue…` and `$.Metrics.Agents…` for what follows. */
  GetMetricData: {
    parameters: Type.Object({ ...queueTarget, QueueChannel: Type.Optional(Type.String()) }),
    run({ parameters, port, memory }) {
      const queue = port.findQueue(target(parameters)) ?? port.contact.targetQueue;
      if (!queue) return failed();
      const channel = parameters.QueueChannel as string | undefined;
      const metrics = port.metrics(queue, channel);
      if (metrics) memory.metrics = metrics;
      else delete memory.metrics;
      return next;
    },
  },

  Loop: {
    parameters: Type.Object({ LoopCount: Type.String() }),
    run({ identifier, parameters, memory }) {
      const done = memory.loops.get(identifier) ?? 0;
      if (done >= Number(parameters.LoopCount)) {
        memory.loops.delete(identifier);
        return result('DoneLooping');
      }
      memory.loops.set(identifier, done + 1);
      return result('ContinueLooping');
    },
  },
};
