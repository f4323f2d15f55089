import { expect, test } from 'vitest';
import { nextStatusName } from '../../pages/ccp/next-status.ts';

const [available, onBreak] = [{ name: 'Available' }, { name: 'Break' }];

test.each([
  ['none was chosen (Streams answers null)', available, null, undefined],
  ['none was chosen', available, undefined, undefined],
  ['the status that goes on was chosen once more', available, available, undefined],
  ['the same status came as another object', available, { ...available }, undefined],
  ['another one was chosen', available, onBreak, 'Break'],
  ['the agent takes contacts after a break', onBreak, available, 'Available'],
])('the panel’s next status where %s', (_case, current, next, shown) => {
  expect(nextStatusName(current, next)).toBe(shown);
});
