import { expect, test } from 'vitest';
import { createSilenceWatch } from './silence-watch.ts';

function watch() {
  const told: (number | null)[] = [];
  const { onTotal, onConnecting } = createSilenceWatch((silentMs) => told.push(silentMs));
  const report = (...totals: number[]): void => totals.forEach(onTotal);
  return { told, report, onConnecting };
}

test('four seconds without a packet are told once, with how long it has been, and so is the end of it', () => {
  const { told, report } = watch();
  report(50, 50, 50, 50);
  expect(told).toEqual([]);
  report(50, 50, 50);
  expect(told).toEqual([4_000]);
  report(99);
  expect(told).toEqual([4_000, null]);
});

test('a hiccup is not told, nor a sound that has not begun yet', () => {
  const { told, report } = watch();
  report(0, 0, 0, 0, 0, 0, 50, 50, 50, 50, 62, 62, 62, 62);
  expect(told).toEqual([]);
});

test('a new connection that stays silent is told again', () => {
  const { told, report, onConnecting } = watch();
  report(50, 50, 50, 50, 50);
  onConnecting();
  report(0, 0, 0, 0);
  expect(told).toEqual([4_000, 4_000]);
});
