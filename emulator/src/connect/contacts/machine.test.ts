import { describe, expect, test } from 'vitest';
import { nextContactState, nextLegState, type LegEvent, type LegState } from './machine.ts';

const walk = (...events: LegEvent[]) => events.reduce<LegState>(nextLegState, 'connecting');

describe('a contact at an agent', () => {
  test.each<[string, LegEvent[], LegState]>([
    [
      'answered, held, resumed and ended waits to be cleared',
      ['accept', 'hold', 'resume', 'end'],
      'ended',
    ],
    ['ended while on hold is over', ['accept', 'hold', 'end'], 'ended'],
    ['not answered in time is missed', ['miss'], 'missed'],
    ['left by the customer while it rings is missed', ['end'], 'missed'],
    ['rejected is gone after clearing', ['reject', 'clear'], 'cleared'],
  ])('that is %s', (_name, events, state) => {
    expect(walk(...events)).toBe(state);
  });

  test('cannot be cleared while it is connected', () => {
    expect(() => walk('accept', 'clear')).toThrow(/connected cannot take 'clear'/);
  });
});

describe('a contact', () => {
  test('goes back to its queue when the agent declines', () => {
    expect(nextContactState('ringing', 'decline')).toBe('queued');
  });
  test('that has ended takes nothing any more', () => {
    expect(() => nextContactState('ended', 'enqueue')).toThrow(/InvalidState|cannot take/);
  });
});
