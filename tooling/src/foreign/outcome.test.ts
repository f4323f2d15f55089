import { expect, test } from 'vitest';
import { isGreen, outcomeLines, outcomeOf, totalLine } from './outcome.ts';

const pass = (title: string) => JSON.stringify(['pass', { title, duration: 3 }]);
const fail = (title: string, err: string) => JSON.stringify(['fail', { title, err, stack: '' }]);
const start = (total: number) => JSON.stringify(['start', { total }]);

test('a suite whose cases all passed is green, whatever else it logs', () => {
  const log = ['[INFO] AudioTest - Closing', '["half a line', '["note",{}]'];
  const outcome = outcomeOf([start(2), pass('joins'), ...log, pass('leaves')].join('\n'));
  expect(outcome).toEqual({ total: 2, passed: 2, failed: [] });
  expect(isGreen(outcome)).toBe(true);
  expect(outcomeLines('AudioTest', outcome)).toEqual(['AudioTest 2/2 passed']);
});

test('a failed case is named, and cases left out after it are counted as not run', () => {
  const outcome = outcomeOf([start(4), pass('joins'), fail('hears', 'no tone')].join('\n'));
  expect(isGreen(outcome)).toBe(false);
  expect(outcomeLines('AudioTest', outcome)).toEqual([
    'AudioTest 1/4 passed, 1 failed, 2 not run',
    '  ✗ hears: no tone',
  ]);
});

test('a suite that ended before its first case is not green', () => {
  const outcome = outcomeOf('Error: Cannot find module');
  expect(isGreen(outcome)).toBe(false);
  expect(outcomeLines('VideoTest', outcome)).toEqual(['VideoTest 0/0 passed, did not begin']);
});

test('the total line counts cases and suites', () => {
  const green = { total: 18, passed: 18, failed: [] };
  const red = { total: 4, passed: 1, failed: ['hears: no tone'] };
  expect(totalLine([green, red])).toBe('total 19/22 cases passed, 1 of 2 suites green');
});
