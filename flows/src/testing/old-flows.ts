/** Flows as the old designer exported them: a chat that checks a reference, and what a waiting customer reads. */
const at = (x: number) => ({ position: { x, y: 10 } });

const say = (id: string, words: string, next: string) => ({
  id,
  type: 'PlayPrompt',
  branches: [{ condition: 'Success', transition: next }],
  parameters: [
    { name: 'Text', value: words, namespace: null },
    { name: 'TextToSpeechType', value: 'text' },
  ],
  metadata: { ...at(100), useDynamic: false },
});

const transfer = (id: string, full: string) => ({
  id,
  type: 'Transfer',
  branches: [
    { condition: 'AtCapacity', transition: full },
    { condition: 'Error', transition: 'sorry' },
  ],
  parameters: [],
  metadata: { ...at(900), queue: null },
  target: 'Queue',
});

export const oldChat = {
  modules: [
    {
      id: 'log',
      type: 'SetLoggingBehavior',
      branches: [{ condition: 'Success', transition: 'hello' }],
      parameters: [{ name: 'LoggingBehavior', value: 'Enable' }],
      metadata: at(0),
    },
    say('hello', 'Good day, $.Attributes.customerName!', 'attributes'),
    {
      id: 'attributes',
      type: 'SetAttributes',
      branches: [
        { condition: 'Success', transition: 'reference' },
        { condition: 'Error', transition: 'reference' },
      ],
      parameters: [
        {
          name: 'Attribute',
          value: 'true',
          key: 'videoRecordingAutoStartEnabled',
          namespace: null,
        },
        { name: 'Attribute', value: 'customerName', key: 'caller', namespace: 'User Defined' },
      ],
      metadata: at(200),
    },
    {
      id: 'reference',
      type: 'CheckAttribute',
      branches: [
        {
          condition: 'Evaluate',
          conditionType: 'Equals',
          conditionValue: 'error',
          transition: 'refused',
        },
        {
          condition: 'Evaluate',
          conditionType: 'GreaterThanOrEqualTo',
          conditionValue: 0,
          transition: 'first',
        },
        { condition: 'NoMatch', transition: 'hook' },
      ],
      parameters: [
        { name: 'Attribute', value: 'videoReferenceId' },
        { name: 'Namespace', value: 'User Defined' },
      ],
      metadata: at(300),
    },
    say('refused', 'That reference is no good.', 'bye'),
    {
      id: 'first',
      type: 'UpdateRoutingPriority',
      branches: [{ condition: 'Success', transition: 'hook' }],
      parameters: [{ name: 'AbsolutePosition', value: 1 }],
      metadata: at(400),
    },
    {
      id: 'hook',
      type: 'SetEventHook',
      branches: [
        { condition: 'Success', transition: 'queue' },
        { condition: 'Error', transition: 'sorry' },
      ],
      parameters: [
        { name: 'Type', value: 'CustomerQueue' },
        {
          name: 'ContactFlowId',
          value:
            'arn:aws:connect:eu-west-2:111122223333:instance/aaaaaaaa-0000-4000-8000-000000000000/contact-flow/bbbbbbbb-0000-4000-8000-000000000000',
          resourceName: 'OldWaiting',
        },
      ],
      metadata: at(500),
    },
    {
      id: 'queue',
      type: 'SetQueue',
      branches: [
        { condition: 'Success', transition: 'transfer' },
        { condition: 'Error', transition: 'sorry' },
      ],
      parameters: [
        {
          name: 'Agent',
          value: 'videoRouteToAgent',
          namespace: 'User Defined',
          resourceName: null,
        },
      ],
      metadata: at(600),
    },
    transfer('transfer', 'again'),
    transfer('again', 'bye'),
    say('sorry', 'Something is wrong with us.', 'bye'),
    { id: 'bye', type: 'Disconnect', branches: [], parameters: [], metadata: at(999) },
  ],
  version: '1',
  type: 'contactFlow',
  start: 'log',
  metadata: {
    name: 'OldChat',
    description: 'Chats',
    type: 'contactFlow',
    status: 'published',
    hash: '0',
  },
};

export const oldWaiting = {
  modules: [
    {
      id: 'loop',
      type: 'LoopPrompts',
      branches: [{ condition: 'Error', transition: 'soon' }],
      parameters: [{ name: 'Text', value: '.', key: 'text' }],
      metadata: at(0),
    },
    say('soon', 'An agent is with you soon.', 'wait'),
    {
      id: 'wait',
      type: 'Wait',
      branches: [
        { condition: 'Timeout', transition: 'soon' },
        { condition: 'Error', transition: 'soon' },
      ],
      parameters: [{ name: 'TimeoutSeconds', value: '20' }],
      metadata: at(100),
    },
  ],
  version: '1',
  type: 'customerQueue',
  start: 'loop',
  metadata: {
    name: 'OldWaiting',
    description: 'Waiting',
    type: 'customerQueue',
    status: 'published',
    hash: '0',
  },
};
