import { describe, expect, test } from 'vitest';
import type { FlowPort } from './actions/action.ts';
import { runFlow, type FlowStep } from './engine.ts';
import { loadFlow } from './load.ts';

interface World {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly channel?: 'CHAT' | 'VOICE';
  readonly isFull?: boolean;
  readonly knows?: readonly string[];
}

/** Runs the actions against a world that only writes down what is done to it. */
async function run(content: unknown, world: World = {}, signal = new AbortController().signal) {
  const done: string[] = [];
  const steps: FlowStep[] = [];
  const contact = {
    channel: world.channel ?? 'CHAT',
    state: 'flow',
    attributes: { ...world.attributes },
  };
  const port = {
    contact,
    say: (text: string) => done.push(`says ${text}`),
    enqueue: () => {
      done.push(`queues at ${String((contact as { priority?: number }).priority ?? 5)}`);
      return !world.isFull;
    },
    disconnect: () => done.push('disconnects'),
    setAttributes: (attributes: Record<string, string>) =>
      Object.assign(contact.attributes, attributes),
    findQueue: ({ queueId, agentId }: { queueId?: string; agentId?: string }) => {
      const wanted = queueId ?? agentId ?? '';
      return (world.knows ?? []).includes(wanted)
        ? { kind: 'standard', id: wanted, name: wanted }
        : undefined;
    },
    metrics: () => ({ size: 3 }),
    sleep: (ms: number) => {
      done.push(`waits ${ms}`);
      return Promise.resolve();
    },
  } as unknown as FlowPort;
  const flow = loadFlow({ name: 'mine', type: 'CONTACT_FLOW', content }, 'id', () => 'arn');
  await runFlow(flow, {
    port,
    signal,
    findFlow: () => undefined,
    scope: (memory) => ({
      Attributes: contact.attributes,
      Metrics: { Queue: { Size: memory.metrics?.size } },
    }),
    onStep: (step) => steps.push(step),
  });
  return { done, steps };
}

const modern = (...Actions: object[]) => ({
  Version: '2019-10-30',
  StartAction: (Actions[0] as { Identifier: string }).Identifier,
  Actions,
});

const say = (Identifier: string, Text: string, NextAction: string) => ({
  Identifier,
  Type: 'MessageParticipant',
  Parameters: { Text },
  Transitions: { NextAction },
});
const end = { Identifier: 'end', Type: 'DisconnectParticipant', Transitions: {} };

describe('running a flow', () => {
  test('takes the first condition that holds, else NoMatchingCondition', async () => {
    const flow = modern(
      {
        Identifier: 'check',
        Type: 'Compare',
        Parameters: { ComparisonValue: '$.Attributes.reference' },
        Transitions: {
          NextAction: 'none',
          Conditions: [
            { NextAction: 'wrong', Condition: { Operator: 'Equals', Operands: ['error'] } },
            {
              NextAction: 'right',
              Condition: { Operator: 'NumberGreaterOrEqualTo', Operands: ['0'] },
            },
          ],
          Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: 'none' }],
        },
      },
      say('wrong', 'wrong', 'end'),
      say('right', 'right', 'end'),
      say('none', 'none', 'end'),
      end,
    );
    const said = async (reference?: string) =>
      (await run(flow, { attributes: reference === undefined ? {} : { reference } })).done[0];
    expect(await said('error')).toBe('says wrong');
    expect(await said('48151623')).toBe('says right');
    expect(await said('')).toBe('says none');
    expect(await said()).toBe('says none');
  });

  test('takes the error branch of a queue that is full and of a target that does not exist', async () => {
    const flow = modern(
      {
        Identifier: 'queue',
        Type: 'UpdateContactTargetQueue',
        Parameters: { QueueId: 'q' },
        Transitions: {
          NextAction: 'go',
          Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'lost' }],
        },
      },
      {
        Identifier: 'go',
        Type: 'TransferContactToQueue',
        Transitions: { Errors: [{ ErrorType: 'QueueAtCapacity', NextAction: 'full' }] },
      },
      say('lost', 'lost', 'end'),
      say('full', 'full', 'end'),
      end,
    );
    expect((await run(flow, { knows: ['q'] })).done).toEqual(['queues at 5']);
    expect((await run(flow, { knows: ['q'], isFull: true })).done).toEqual([
      'queues at 5',
      'says full',
      'disconnects',
    ]);
    expect((await run(flow)).done).toEqual(['says lost', 'disconnects']);
  });

  test('tells the place in the queue from the metrics that were asked for before', async () => {
    const flow = modern(
      {
        Identifier: 'metrics',
        Type: 'GetMetricData',
        Parameters: { QueueId: 'q' },
        Transitions: { NextAction: 'tell' },
      },
      say('tell', 'You are number $.Metrics.Queue.Size.', 'end'),
      end,
    );
    expect((await run(flow, { knows: ['q'] })).done[0]).toBe('says You are number 3.');
  });

  test('loops as often as told', async () => {
    const loop = {
      Identifier: 'loop',
      Type: 'Loop',
      Parameters: { LoopCount: '2' },
      Transitions: {
        NextAction: 'end',
        Conditions: [
          { NextAction: 'again', Condition: { Operator: 'Equals', Operands: ['ContinueLooping'] } },
          { NextAction: 'end', Condition: { Operator: 'Equals', Operands: ['DoneLooping'] } },
        ],
      },
    };
    expect((await run(modern(loop, say('again', 'again', 'loop'), end))).done).toEqual([
      'says again',
      'says again',
      'disconnects',
    ]);
  });

  test('that only goes round in circles is stopped', async () => {
    await expect(run(modern(say('a', 'a', 'b'), say('b', 'b', 'a')))).rejects.toThrow(
      /500 steps without a wait/,
    );
  });

  test('stops before its next action once aborted', async () => {
    await expect(
      run(modern(say('a', 'a', 'end'), end), {}, AbortSignal.abort(new Error('over'))),
    ).rejects.toThrow('over');
  });

  test('writes down no text that a customer was shown', async () => {
    const { steps } = await run(modern(say('a', 'Hi $.Attributes.name', 'end'), end), {
      attributes: { name: 'Chris' },
    });
    expect(JSON.stringify(steps)).not.toContain('Chris');
  });
});

describe("the old designer's format", () => {
  const legacy = {
    modules: [
      {
        id: 'log',
        type: 'SetLoggingBehavior',
        branches: [{ condition: 'Success', transition: 'check' }],
        parameters: [{ name: 'LoggingBehavior', value: 'Enable' }],
      },
      {
        id: 'check',
        type: 'CheckAttribute',
        branches: [
          {
            condition: 'Evaluate',
            conditionType: 'Equals',
            conditionValue: 'error',
            transition: 'bye',
          },
          {
            condition: 'Evaluate',
            conditionType: 'GreaterThanOrEqualTo',
            conditionValue: '0',
            transition: 'first',
          },
          { condition: 'NoMatch', transition: 'queue' },
        ],
        parameters: [
          { name: 'Attribute', value: 'reference' },
          { name: 'Namespace', value: 'User Defined' },
        ],
      },
      {
        id: 'first',
        type: 'UpdateRoutingPriority',
        branches: [{ condition: 'Success', transition: 'queue' }],
        parameters: [{ name: 'AbsolutePosition', value: 1 }],
      },
      {
        id: 'queue',
        type: 'SetQueue',
        branches: [
          { condition: 'Success', transition: 'go' },
          { condition: 'Error', transition: 'sorry' },
        ],
        parameters: [{ name: 'Agent', value: 'agent', namespace: 'User Defined' }],
      },
      {
        id: 'go',
        type: 'Transfer',
        target: 'Queue',
        branches: [
          { condition: 'AtCapacity', transition: 'bye' },
          { condition: 'Error', transition: 'sorry' },
        ],
        parameters: [],
      },
      {
        id: 'sorry',
        type: 'PlayPrompt',
        branches: [{ condition: 'Success', transition: 'bye' }],
        parameters: [
          { name: 'Text', value: 'Sorry' },
          { name: 'TextToSpeechType', value: 'text' },
        ],
      },
      { id: 'bye', type: 'Disconnect', branches: [] },
    ],
    version: '1',
    type: 'contactFlow',
    start: 'log',
  };

  test('routes a valid reference to its agent first, and any other to the queue as usual', async () => {
    const world = { knows: ['alice'] };
    expect(
      (await run(legacy, { ...world, attributes: { reference: '12345678', agent: 'alice' } })).done,
    ).toEqual(['queues at 1']);
    expect((await run(legacy, { ...world, attributes: { agent: 'alice' } })).done).toEqual([
      'queues at 5',
    ]);
    expect((await run(legacy, { ...world, attributes: { reference: 'error' } })).done).toEqual([
      'disconnects',
    ]);
    expect((await run(legacy, { ...world, attributes: { agent: '' } })).done).toEqual([
      'says Sorry',
      'disconnects',
    ]);
  });

  test('of a queue flow leaves the loop of prompts at once on a chat, and waits', async () => {
    const queue = {
      modules: [
        {
          id: 'loop',
          type: 'LoopPrompts',
          branches: [{ condition: 'Error', transition: 'wait' }],
          parameters: [{ name: 'Text', value: ',' }],
        },
        {
          id: 'wait',
          type: 'Wait',
          branches: [
            { condition: 'Timeout', transition: 'bye' },
            { condition: 'Error', transition: 'bye' },
          ],
          parameters: [{ name: 'TimeoutSeconds', value: '20' }],
        },
        { id: 'bye', type: 'Disconnect', branches: [] },
      ],
      start: 'loop',
    };
    expect((await run(queue)).done).toEqual(['waits 20000', 'disconnects']);
  });

  test('with a module that has no counterpart is refused by name', async () => {
    const flow = {
      modules: [{ id: 'm', type: 'InvokeExternalResource', branches: [] }],
      start: 'm',
    };
    await expect(run(flow)).rejects.toThrow(
      "module 'm' (InvokeExternalResource) has a type that is not emulated",
    );
  });
});
