import { describe, expect, it } from 'vitest';
import { oldChat, oldWaiting } from '../testing/old-flows.ts';
import { validate } from '../validate/validate.ts';
import { importFlow } from './import-flow.ts';

const surroundings = { flowNames: new Set(['OldChat', 'OldWaiting']) };

const imported = (content: unknown, commonQueue?: string) => {
  const { flow, ...rest } = importFlow(content, { fallbackName: 'file', commonQueue });
  const action = (id: string) => flow.Actions.find(({ Identifier }) => Identifier === id);
  return { ...rest, flow, action };
};

const withModule = (module: object) => ({
  ...oldWaiting,
  modules: [...oldWaiting.modules, { branches: [], parameters: [], ...module }],
});

describe('a flow of the old designer', () => {
  it.each([
    ['a chat flow', oldChat],
    ['a queue flow', oldWaiting],
  ])('becomes one that the modern language allows: %s', (_, old) => {
    expect(validate(imported(old).flow, surroundings)).toEqual([]);
    expect(validate(imported(old, 'Video').flow, surroundings)).toEqual([]);
  });

  it('keeps its name, its type and what its modules are called', () => {
    const { name, flow } = imported(oldWaiting);
    expect(name).toBe('OldWaiting');
    expect(flow).toMatchObject({
      StartAction: 'loop',
      Metadata: { name: 'OldWaiting', type: 'CUSTOMER_QUEUE' },
    });
    expect(flow.Actions.map(({ Identifier }) => Identifier)).toEqual(['loop', 'soon', 'wait']);
  });

  it('compares as it did', () => {
    expect(imported(oldChat).action('reference')).toEqual({
      Identifier: 'reference',
      Type: 'Compare',
      Parameters: { ComparisonValue: '$.Attributes.videoReferenceId' },
      Transitions: {
        NextAction: 'refused',
        Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: 'hook' }],
        Conditions: [
          { NextAction: 'refused', Condition: { Operator: 'Equals', Operands: ['error'] } },
          {
            NextAction: 'first',
            Condition: { Operator: 'NumberGreaterOrEqualTo', Operands: ['0'] },
          },
        ],
      },
    });
  });

  it('names attributes by path, and flows by name instead of by the ARN of another instance', () => {
    const { action } = imported(oldChat);
    expect(action('attributes')?.Parameters).toEqual({
      Attributes: { videoRecordingAutoStartEnabled: 'true', caller: '$.Attributes.customerName' },
      TargetContact: 'Current',
    });
    expect(action('hook')?.Parameters).toEqual({
      EventHooks: { CustomerQueue: 'flow:OldWaiting' },
    });
  });

  it('waits as long, and goes on by the result', () => {
    expect(imported(oldWaiting).action('wait')).toMatchObject({
      Parameters: { TimeLimitSeconds: '20' },
      Transitions: {
        NextAction: 'soon',
        Conditions: [{ Condition: { Operator: 'Equals', Operands: ['WaitCompleted'] } }],
      },
    });
  });

  it('gets the branches that the old designer did without, and a note of each', () => {
    const { action, notes } = imported(oldChat);
    expect(action('hello')?.Transitions?.Errors).toEqual([
      { ErrorType: 'NoMatchingError', NextAction: 'attributes' },
    ]);
    expect(notes.filter((note) => note.includes('had no branch'))).toHaveLength(3);
  });
});

describe('contacts without a valid reference', () => {
  it('are told to whoever imports, since no agent is named for them any more', () => {
    expect(imported(oldChat).notes.join('\n')).toContain('--queue NAME');
  });

  it('go to the queue that he names', () => {
    const { action } = imported(oldChat, 'Video');
    expect(action('queue')?.Transitions).toEqual({
      NextAction: 'transfer',
      Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'common-queue' }],
    });
    expect(action('common-queue')).toMatchObject({
      Parameters: { QueueId: 'queue:Video' },
      Transitions: {
        NextAction: 'transfer',
        Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'sorry' }],
      },
    });
  });
});

describe('what has no counterpart is refused by its name', () => {
  it.each([
    ['a module', withModule({ id: 'x', type: 'BrewTea' }), "module 'x' (BrewTea)"],
    ['its target', withModule({ id: 'x', type: 'Transfer', target: 'Moon' }), '(Transfer Moon)'],
    [
      'a branch',
      withModule({
        id: 'x',
        type: 'Disconnect',
        branches: [{ condition: 'Tea', transition: 'x' }],
      }),
      "branch 'Tea'",
    ],
    [
      'a namespace',
      withModule({
        id: 'x',
        type: 'SetAttributes',
        parameters: [{ name: 'Attribute', key: 'a', value: 'b', namespace: 'Tea' }],
      }),
      "from 'Tea'",
    ],
    [
      'another format',
      { Version: '2019-10-30', Actions: [] },
      "isn't an export of the old designer",
    ],
  ])('%s', (_, content, reason) => {
    expect(() => imported(content)).toThrow(reason);
  });
});
