import { expect, test } from 'vitest';
import { nextTab } from './next-tab.ts';

const ids = ['adhoc', 'notes', 'orders'];

test.each([
  ['ArrowRight', 'adhoc', 'notes'],
  ['ArrowRight', 'orders', 'adhoc'],
  ['ArrowLeft', 'adhoc', 'orders'],
  ['Home', 'orders', 'adhoc'],
  ['End', 'adhoc', 'orders'],
  ['Enter', 'adhoc', undefined],
  ['toString', 'adhoc', undefined],
])('%s on %s leads to %s', (key, from, to) => {
  expect(nextTab(key, ids, from)).toBe(to);
});
