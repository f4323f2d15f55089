import { describe, expect, it } from 'vitest';
import { validate } from './validate.ts';

type Patch = Readonly<Record<string, unknown>>;

const failed = (NextAction: string) => [{ ErrorType: 'NoMatchingError', NextAction }];
const say = (Identifier: string, NextAction: string) => ({
  Identifier,
  Type: 'MessageParticipant',
  Parameters: { Text: 'Hello, $.Attributes.customerName!' },
  Transitions: { NextAction, Errors: failed('end') },
});
const end = {
  Identifier: 'end',
  Type: 'DisconnectParticipant',
  Parameters: {},
  Transitions: {},
};

const flow = (actions: readonly object[], more: Patch = {}) => ({
  Version: '2019-10-30',
  StartAction: 'start',
  Actions: [...actions, end],
  ...more,
});
const check = (actions: readonly object[], more?: Patch) =>
  validate(flow(actions, more), { flowNames: new Set(['waiting']) });

/** An action that stands alone between start and end. */
const one = (
  Type: string,
  Parameters: Patch = {},
  Transitions: Patch = { Errors: failed('end') },
  more?: Patch,
) =>
  check(
    [
      {
        Identifier: 'start',
        Type,
        Parameters,
        Transitions: { NextAction: 'end', ...Transitions },
      },
    ],
    more,
  );

it('a flow that the language allows has no faults', () => {
  expect(check([say('start', 'end')])).toEqual([]);
});

describe('the whole', () => {
  it.each([
    ['another version', { Version: '2018-01-01' }, '/Version'],
    ['a start that is nowhere', { StartAction: 'tea' }, "StartAction 'tea' doesn't exist"],
    ['a type that no flow has', { Metadata: { type: 'teaFlow' } }, 'a type that no flow has'],
  ])('with %s is refused', (_, more, reason) => {
    expect(check([say('start', 'end')], more).join('\n')).toContain(reason);
  });

  it('has an action for every way, a way to every action, and each name once', () => {
    expect(check([say('start', 'tea')])).toContain(
      "action 'start' (MessageParticipant) leads to 'tea', which doesn't exist",
    );
    expect(check([say('start', 'end'), say('lost', 'end')])).toEqual([
      "action 'lost' (MessageParticipant) is never reached",
    ]);
    expect(check([say('start', 'end'), say('start', 'end')])).toContain(
      'two actions have the same Identifier',
    );
  });

  it('goes in circles only where it waits', () => {
    const wait = (NextAction: string) => ({
      Identifier: 'wait',
      Type: 'Wait',
      Parameters: { TimeLimitSeconds: '20' },
      Transitions: {
        NextAction,
        Errors: failed('end'),
        Conditions: [
          { NextAction, Condition: { Operator: 'Equals', Operands: ['WaitCompleted'] } },
        ],
      },
    });
    expect(check([say('start', 'wait'), wait('start')])).toEqual([]);
    expect(check([say('start', 'again'), say('again', 'start')])).toEqual([
      'goes in circles without a wait: start → again → start',
    ]);
  });
});

describe('an action', () => {
  it.each([
    ['of an unknown type', one('BrewTea'), 'has a type that is unknown'],
    [
      'in a flow of another type',
      one('EndFlowExecution', {}, { NextAction: undefined }),
      'is not for a flow of type CONTACT_FLOW',
    ],
    [
      'with a parameter that is misspelt',
      one('MessageParticipant', { Text: 'Hi', Txet: 'Hi' }),
      'Parameters knows no Txet',
    ],
    ['without a parameter that it needs', one('Compare', {}), 'ComparisonValue'],
    [
      'with two that exclude each other',
      one('UpdateContactTargetQueue', { QueueId: 'queue:Video', AgentId: 'a' }),
      'must have exactly one of QueueId, AgentId',
    ],
    [
      'with a JSONPath where none may be',
      one('UpdateContactTextToSpeechVoice', { TextToSpeechVoice: '$.Attributes.voice' }),
      'may hold no JSONPath',
    ],
    [
      'with a JSONPath among words where it must stand alone',
      one('UpdateContactTargetQueue', { AgentId: 'agent $.Attributes.agent' }),
      'must be either fixed or a single JSONPath',
    ],
    [
      'with a JSONPath that leads nowhere',
      one('MessageParticipant', { Text: 'Hi, $.Customers.name' }),
      "refers to $.Customers, which flows don't know",
    ],
    [
      'with a number out of its limits',
      one('InvokeLambdaFunction', {
        LambdaFunctionARN: 'function:a',
        InvocationTimeLimitSeconds: 9,
      }),
      'must be a whole number from 1 to 8',
    ],
    [
      'with a reference of another kind',
      one('UpdateContactTargetQueue', { QueueId: 'flow:waiting' }),
      'must name a queue, such as queue:NAME',
    ],
    [
      'with a reference to a flow that isn’t there',
      one('TransferToFlow', { ContactFlowId: 'flow:tea' }),
      'refers to flow:tea, which isn',
    ],
  ])('%s is refused', (_, faults, reason) => {
    expect(faults.join('\n')).toContain(reason);
  });

  it('may refer to a flow beside it, by name', () => {
    expect(one('TransferToFlow', { ContactFlowId: 'flow:waiting' })).toEqual([]);
  });
});

describe('branches', () => {
  const compare = (Operator: string, operand: string) =>
    one(
      'Compare',
      { ComparisonValue: '$.Attributes.tea' },
      {
        Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: 'end' }],
        Conditions: [{ NextAction: 'end', Condition: { Operator, Operands: [operand] } }],
      },
    );

  it('say what happens when the action fails, and nothing of failures that it doesn’t have', () => {
    expect(one('TransferContactToQueue')).toEqual([
      "action 'start' (TransferContactToQueue) has no branch for QueueAtCapacity",
    ]);
    const Errors = [...failed('end'), { ErrorType: 'QueueAtCapacity', NextAction: 'end' }];
    expect(one('MessageParticipant', { Text: 'Hi' }, { Errors }).join()).toContain(
      'never fails with QueueAtCapacity',
    );
    expect(
      one(
        'MessageParticipant',
        { Text: 'Hi' },
        { Errors: [...failed('end'), ...failed('end')] },
      ).join(),
    ).toContain('two branches for NoMatchingError');
  });

  it('lead on, unless the action is a last one', () => {
    expect(
      one(
        'MessageParticipant',
        { Text: 'Hi' },
        { NextAction: undefined, Errors: failed('end') },
      ).join(),
    ).toContain('has no NextAction');
    expect(one('DisconnectParticipant').join()).toContain('it leads nowhere');
  });

  it('compare what the action results in', () => {
    expect(compare('NumberLessThan', '5')).toEqual([]);
    expect(compare('NumberLessThan', 'five').join()).toContain("'five', which is no number");
    const hours = (...operands: string[]) =>
      one(
        'CheckHoursOfOperation',
        {},
        {
          Errors: failed('end'),
          Conditions: operands.map((operand) => ({
            NextAction: 'end',
            Condition: { Operator: 'Equals', Operands: [operand] },
          })),
        },
      );
    expect(hours('True', 'False')).toEqual([]);
    expect(hours('True', 'Maybe')).toEqual([
      "action 'start' (CheckHoursOfOperation) has no condition for False",
      "action 'start' (CheckHoursOfOperation) never has the result Maybe",
    ]);
  });
});
