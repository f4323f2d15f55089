import { describe, expect, test } from 'vitest';
import { loadFlow } from './load.ts';

const load = (...actions: object[]) =>
  loadFlow(
    {
      name: 'mine',
      type: 'CONTACT_FLOW',
      content: { Version: '2019-10-30', StartAction: 'a', Actions: actions },
    },
    'id',
    (kind, name) => (name === 'known' ? `arn:${kind}` : undefined),
  );

const end = { Identifier: 'end', Type: 'DisconnectParticipant', Transitions: {} };

describe('loading a flow', () => {
  test('refuses an action that is not emulated, with its name and the name of the flow', () => {
    const lambda = {
      Identifier: 'a',
      Type: 'InvokeLambdaFunction',
      Parameters: {},
      Transitions: { NextAction: 'end' },
    };
    expect(() => load(lambda, end)).toThrow(
      "Flow 'mine' is not valid: action 'a' (InvokeLambdaFunction) has a type that is not emulated",
    );
  });
  test('refuses a transition to nowhere', () => {
    const say = {
      Identifier: 'a',
      Type: 'MessageParticipant',
      Parameters: { Text: 'Hi' },
      Transitions: { NextAction: 'b' },
    };
    expect(() => load(say, end)).toThrow("leads to 'b', which does not exist");
  });
  test('refuses an action that leads nowhere though it is not a last one', () => {
    expect(() =>
      load({
        Identifier: 'a',
        Type: 'MessageParticipant',
        Parameters: { Text: 'Hi' },
        Transitions: {},
      }),
    ).toThrow('has no NextAction');
  });
  test('refuses parameters of the wrong type', () => {
    const say = {
      Identifier: 'a',
      Type: 'Wait',
      Parameters: { TimeLimitSeconds: 20 },
      Transitions: { NextAction: 'end' },
    };
    expect(() => load(say, end)).toThrow('Parameters/TimeLimitSeconds must be string');
  });
  test('resolves flows and queues by name, and says which it does not know', () => {
    const hook = (name: string) => ({
      Identifier: 'a',
      Type: 'UpdateContactEventHooks',
      Parameters: { EventHooks: { CustomerQueue: `flow:${name}` } },
      Transitions: { NextAction: 'end' },
    });
    expect(load(hook('known'), end).actions.get('a')?.Parameters).toEqual({
      EventHooks: { CustomerQueue: 'arn:flow' },
    });
    expect(() => load(hook('other'), end)).toThrow("refers to 'flow:other'");
  });
  test('refuses what is not JSON', () => {
    expect(() =>
      loadFlow({ name: 'mine', type: 'CONTACT_FLOW', content: '{' }, 'id', () => undefined),
    ).toThrow('not JSON');
  });
});
