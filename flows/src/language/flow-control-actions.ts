import { Type } from 'typebox';
import {
  FAILED,
  inbound,
  inboundOrQueue,
  NO_MATCH,
  type ActionType,
  type ActionTypes,
} from './action-type.ts';
import { fixedOrPath, maybe, oneOf, parameters, path, referenceTo, whole } from './values.ts';

const WEEK_S = 604_800;
const queueOrAgent = { QueueId: maybe(referenceTo('queue')), AgentId: maybe(fixedOrPath()) };
const seconds = () =>
  Type.Refine(
    Type.Union([Type.String(), Type.Number()]),
    (value) =>
      /^\$\.[A-Za-z]/.test(String(value)) ||
      (/^\d+$/.test(String(value)) && Number(value) >= 1 && Number(value) <= WEEK_S),
    () => `must be a single JSONPath or a whole number from 1 to ${WEEK_S}`,
  );

/** Results that are known beforehand: each needs its condition, and no other makes sense. */
const results = (...required: string[]): NonNullable<ActionType['conditions']> => ({
  operators: ['Equals'],
  required: () => required,
  isOpen: false,
});

/** "Flow control actions": they only choose the way. */
export const flowControlActions: ActionTypes = {
  CheckHoursOfOperation: {
    parameters: parameters({ HoursOfOperationId: maybe(referenceTo('hours')) }),
    conditions: results('True', 'False'),
    errors: [FAILED],
    flowTypes: inboundOrQueue,
  },
  CheckMetricData: {
    parameters: parameters({
      ...queueOrAgent,
      MetricType: oneOf(
        'NumberOfAgentsAvailable',
        'NumberOfAgentsStaffed',
        'NumberOfAgentsOnline',
        'OldestContactInQueueAgeSeconds',
        'NumberOfContactsInQueue',
      ),
    }),
    conditions: {
      operators: [
        'Equals',
        'NumberGreaterThan',
        'NumberGreaterOrEqualTo',
        'NumberLessThan',
        'NumberLessOrEqualTo',
      ],
    },
    errors: [FAILED],
    flowTypes: inboundOrQueue,
  },
  Compare: {
    parameters: parameters({ ComparisonValue: path() }),
    conditions: {},
    errors: [NO_MATCH],
  },
  DistributeByPercentage: {
    parameters: parameters({}),
    conditions: { operators: ['NumberLessThan'] },
    errors: [NO_MATCH],
    flowTypes: inboundOrQueue,
  },
  EndFlowExecution: {
    parameters: parameters({}),
    isTerminal: true,
    flowTypes: ['CUSTOMER_QUEUE', 'CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'],
  },
  GetMetricData: {
    parameters: parameters({ ...queueOrAgent, QueueChannel: maybe(fixedOrPath()) }),
    errors: [FAILED],
  },
  Loop: {
    parameters: parameters({ LoopCount: Type.Union([whole(0, 100), path()]) }),
    conditions: results('ContinueLooping', 'DoneLooping'),
    waits: true,
  },
  TransferToFlow: {
    parameters: parameters({ ContactFlowId: referenceTo('flow') }),
    errors: [FAILED],
    flowTypes: inbound,
    waits: true,
  },
  UpdateFlowAttributes: {
    parameters: parameters({ FlowAttributes: Type.Record(Type.String(), Type.Unknown()) }),
    errors: [FAILED],
  },
  UpdateFlowLoggingBehavior: {
    parameters: parameters({ FlowLoggingBehavior: oneOf('Enabled', 'Disabled') }),
  },
  /** The reference says TimeoutSeconds, exports of the designer TimeLimitSeconds. */
  Wait: {
    parameters: Type.Refine(
      parameters({
        TimeoutSeconds: maybe(seconds()),
        TimeLimitSeconds: maybe(seconds()),
        Events: maybe(Type.Array(oneOf('CustomerReturned', 'BotParticipantDisconnected'))),
      }),
      (value) => 'TimeoutSeconds' in value !== 'TimeLimitSeconds' in value,
      () => 'must have exactly one of TimeLimitSeconds, TimeoutSeconds',
    ),
    conditions: {
      operators: ['Equals'],
      required: ({ Events = [] }) => ['WaitCompleted', ...(Events as string[])],
      isOpen: false,
    },
    errors: [FAILED],
    moreErrors: ['ParticipantNotFound'],
    flowTypes: inboundOrQueue,
    waits: true,
  },
};
