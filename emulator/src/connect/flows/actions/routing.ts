import { Type } from 'typebox';
import { failed, next, type ActionType } from './action.ts';

export const routing: Readonly<Record<string, ActionType>> = {
  UpdateContactTargetQueue: {
    parameters: Type.Object({
      QueueId: Type.Optional(Type.String()),
      AgentId: Type.Optional(Type.String()),
    }),
    run({ parameters, port }) {
      const queue = port.findQueue({
        queueId: parameters.QueueId as string | undefined,
        agentId: parameters.AgentId as string | undefined,
      });
      if (!queue) return failed();
      port.contact.targetQueue = queue;
      return next;
    },
  },

  TransferContactToQueue: {
    parameters: Type.Object({}),
    isTerminal: true,
    run({ port }) {
      if (!port.contact.targetQueue || port.contact.state !== 'flow') return failed();
      return port.enqueue() ? { kind: 'leave' } : failed('QueueAtCapacity');
    },
  },

  UpdateContactRoutingBehavior: {
    parameters: Type.Object({
      QueuePriority: Type.Optional(Type.String()),
      QueueTimeAdjustmentSeconds: Type.Optional(Type.String()),
    }),
    run({ parameters, port }) {
      const priority = Number(parameters.QueuePriority);
      if (priority > 0) port.contact.priority = priority;
      const seconds = Number(parameters.QueueTimeAdjustmentSeconds);
      if (!Number.isNaN(seconds)) port.contact.queueTimeAdjustment = seconds;
      return next;
    },
  },

  /** Only CustomerQueue has an effect: whisper and hold flows are for voice media, which is not played here. */
  UpdateContactEventHooks: {
    parameters: Type.Object({
      EventHooks: Type.Partial(
        Type.Record(
          Type.Enum([
            'AgentHold',
            'AgentWhisper',
            'CustomerHold',
            'CustomerQueue',
            'CustomerRemaining',
            'CustomerWhisper',
            'DefaultAgentUI',
            'DisconnectAgentUI',
            'PauseContact',
            'ResumeContact',
          ]),
          Type.String(),
        ),
        { additionalProperties: false },
      ),
    }),
    run({ parameters, port }) {
      const { CustomerQueue } = parameters.EventHooks as Record<string, string>;
      if (CustomerQueue !== undefined) port.contact.customerQueueFlow = CustomerQueue;
      return next;
    },
  },

  TransferToFlow: {
    parameters: Type.Object({ ContactFlowId: Type.String() }),
    isTerminal: true,
    run: ({ parameters }) => ({ kind: 'flow', flowId: parameters.ContactFlowId as string }),
  },

  DisconnectParticipant: {
    parameters: Type.Object({}),
    isTerminal: true,
    run({ port }) {
      port.disconnect();
      return { kind: 'leave' };
    },
  },

  EndFlowExecution: {
    parameters: Type.Object({}),
    isTerminal: true,
    run: () => ({ kind: 'leave' }),
  },
};
