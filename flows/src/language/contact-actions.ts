import { Type } from 'typebox';
import { FAILED, FULL, inbound, inboundOrQueue, type ActionTypes } from './action-type.ts';
import {
  exactlyOne,
  fixed,
  fixedOrPath,
  map,
  maybe,
  oneOf,
  parameters,
  path,
  referenceTo,
  text,
  whole,
} from './values.ts';

const eventHooks = [
  ...['AgentHold', 'AgentWhisper', 'CustomerHold', 'CustomerQueue', 'CustomerRemaining'],
  ...['CustomerWhisper', 'DefaultAgentUI', 'DisconnectAgentUI', 'PauseContact', 'ResumeContact'],
];

const queueOrAgent = { QueueId: maybe(referenceTo('queue')), AgentId: maybe(fixedOrPath()) };
const oneQueue = exactlyOne(queueOrAgent, ['QueueId', 'AgentId']);
const loose = Type.Record(Type.String(), Type.Unknown());

/** "Contact actions": they change the contact. */
export const contactActions: ActionTypes = {
  DequeueContactAndTransferToQueue: {
    parameters: oneQueue,
    errors: [FULL, FAILED],
    flowTypes: ['CUSTOMER_QUEUE'],
  },
  TransferContactToAgent: {
    parameters: parameters({}),
    isTerminal: true,
    flowTypes: ['AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  },
  TransferContactToQueue: {
    parameters: parameters({}),
    errors: [FULL, FAILED],
    flowTypes: inbound,
  },
  UpdateContactAttributes: {
    parameters: parameters({
      Attributes: map(),
      TargetContact: maybe(oneOf('Current', 'Related')),
    }),
    errors: [FAILED],
  },
  UpdateContactCallbackNumber: {
    parameters: parameters({ CallbackNumber: path() }),
    errors: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'],
    flowTypes: inboundOrQueue,
  },
  UpdateContactData: {
    parameters: parameters({
      Name: maybe(text()),
      Description: maybe(text()),
      References: maybe(loose),
      TargetContact: maybe(oneOf('Current', 'Related')),
      LanguageCode: maybe(text()),
      CustomerId: maybe(text()),
    }),
    errors: [FAILED],
  },
  UpdateContactEventHooks: {
    parameters: parameters({
      EventHooks: Type.Refine(
        Type.Partial(
          parameters(Object.fromEntries(eventHooks.map((hook) => [hook, referenceTo('flow')]))),
        ),
        (hooks) => Object.keys(hooks).length === 1,
        () => 'must have exactly one entry',
      ),
    }),
    errors: [FAILED],
  },
  UpdateContactRecordingBehavior: {
    parameters: parameters({ RecordingBehavior: maybe(loose), AnalyticsBehavior: maybe(loose) }),
  },
  UpdateContactRoutingBehavior: {
    parameters: exactlyOne(
      {
        QueuePriority: maybe(whole(1, 2_147_483_647)),
        QueueTimeAdjustmentSeconds: maybe(whole(-2_147_483_648, 2_147_483_647)),
      },
      ['QueuePriority', 'QueueTimeAdjustmentSeconds'],
    ),
    flowTypes: inbound,
  },
  UpdateContactTargetQueue: { parameters: oneQueue, errors: [FAILED], flowTypes: inbound },
  UpdateContactTextToSpeechVoice: {
    parameters: parameters({
      TextToSpeechVoice: fixed(),
      TextToSpeechEngine: maybe(fixed()),
      TextToSpeechStyle: maybe(fixed()),
    }),
  },
};
