import { expect, test } from 'vitest';
import { isAudible, toMono } from './sound.ts';

test('one channel stays what it is, two become their mean', () => {
  expect([...toMono([Float32Array.of(1, 2)], 48_000)]).toEqual([1, 2]);
  expect([...toMono([Float32Array.of(1, 2), Float32Array.of(3, 4)], 48_000)]).toEqual([2, 3]);
});

test('another rate keeps its time and its shape', () => {
  const out = toMono([Float32Array.of(0, 1, 2, 3)], 24_000);
  expect([...out]).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3]);
});

test('noise at the bottom is not a sound, a whisper is', () => {
  expect(isAudible(Float32Array.of(0.001, -0.001))).toBe(false);
  expect(isAudible(Float32Array.of(0, -0.01))).toBe(true);
});
