import { Type } from 'typebox';
import { FAILED, inboundOrQueue, NO_MATCH, type ActionTypes } from './action-type.ts';
import {
  exactlyOne,
  fixed,
  map,
  maybe,
  oneOf,
  parameters,
  referenceTo,
  text,
  whole,
} from './values.ts';

const loose = Type.Record(Type.String(), Type.Unknown());
const spoken = {
  PromptId: maybe(referenceTo('prompt')),
  Text: maybe(text()),
  SSML: maybe(text()),
  Media: maybe(loose),
};
const onePrompt = Object.keys(spoken);

/** "Participant actions": the customer sees or hears them. */
export const participantActions: ActionTypes = {
  ConnectParticipantWithLexBot: {
    parameters: exactlyOne(
      {
        ...spoken,
        LexV2Bot: maybe(parameters({ AliasArn: referenceTo('bot') })),
        LexBot: maybe(parameters({ Name: text(), Region: text(), Alias: text() })),
        LexSessionAttributes: maybe(map()),
        /** As the reference spells it. */
        LexInitilizationData: maybe(parameters({ InitialMessage: text() })),
        LexTimeoutSeconds: maybe(parameters({ Text: whole(1, 604_800) })),
      },
      ['LexV2Bot', 'LexBot'],
    ),
    conditions: { operators: ['Equals'] },
    errors: [NO_MATCH, FAILED],
    moreErrors: ['InputTimeLimitExceeded'],
    flowTypes: inboundOrQueue,
    waits: true,
  },
  DisconnectParticipant: { parameters: parameters({}), isTerminal: true },
  GetParticipantInput: {
    parameters: exactlyOne(
      {
        ...spoken,
        InputTimeLimitSeconds: whole(1, 604_800),
        StoreInput: maybe(oneOf('True', 'False')),
        InputValidation: maybe(loose),
        InputEncryption: maybe(loose),
        DTMFConfiguration: maybe(loose),
      },
      onePrompt,
    ),
    conditions: { operators: ['Equals'] },
    errors: [FAILED],
    moreErrors: [NO_MATCH, 'InputTimeLimitExceeded', 'InvalidPhoneNumber'],
    flowTypes: inboundOrQueue,
    waits: true,
  },
  MessageParticipant: { parameters: exactlyOne(spoken, onePrompt), errors: [FAILED] },
  MessageParticipantIteratively: {
    parameters: parameters({
      Messages: Type.Array(exactlyOne(spoken, onePrompt), { minItems: 1 }),
      InterruptFrequencySeconds: maybe(whole(1, 604_800)),
    }),
    conditions: {
      operators: ['Equals'],
      required: ({ InterruptFrequencySeconds: seconds }) =>
        seconds === undefined ? [] : ['MessagesInterrupted'],
      isOpen: false,
    },
    errors: [FAILED],
    flowTypes: ['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD'],
    waits: true,
  },
  TransferParticipantToThirdParty: {
    parameters: parameters({
      ThirdPartyPhoneNumber: text(),
      ThirdPartyConnectionTimeLimitSeconds: whole(0, 600),
      ContinueFlowExecution: maybe(oneOf('True', 'False')),
      ThirdPartyDTMFDigits: maybe(text()),
      CallerId: maybe(parameters({ Number: maybe(text()), Name: maybe(text()) })),
    }),
    errors: [FAILED],
    moreErrors: ['ConnectionTimeLimitExceeded', 'CallFailed'],
    flowTypes: inboundOrQueue,
    waits: true,
  },
};

/** "Interactions": they ask others. */
export const interactions: ActionTypes = {
  InvokeLambdaFunction: {
    parameters: parameters({
      LambdaFunctionARN: referenceTo('function'),
      InvocationTimeLimitSeconds: whole(1, 8),
      InvocationType: maybe(oneOf('SYNCHRONOUS', 'ASYNCHRONOUS')),
      LambdaInvocationAttributes: maybe(map()),
      ResponseValidation: maybe(parameters({ ResponseType: oneOf('STRING_MAP', 'JSON') })),
    }),
    errors: [FAILED],
  },
  CreateCallbackContact: {
    parameters: parameters({
      QueueId: maybe(referenceTo('queue')),
      AgentId: maybe(fixed()),
      InitialCallDelaySeconds: whole(1, 259_200),
      MaximumConnectionAttempts: whole(1, 1_000),
      RetryDelaySeconds: whole(1, 259_200),
    }),
    errors: [FAILED],
    flowTypes: inboundOrQueue,
  },
};
