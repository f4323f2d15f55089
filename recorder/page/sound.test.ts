import { expect, test } from 'vitest';
import { interleave, isAudible, pairs } from './sound.ts';

test('one channel is heard on both sides, of two each on its own', () => {
  expect([...interleave([Float32Array.of(1, 2)], 48_000)]).toEqual([1, 1, 2, 2]);
  expect([...interleave([Float32Array.of(1, 2), Float32Array.of(3, 4)], 48_000)]).toEqual([
    1, 3, 2, 4,
  ]);
});

test('another rate keeps its time and its shape', () => {
  const out = interleave([Float32Array.of(0, 1, 2, 3)], 24_000);
  expect([...out].filter((_each, at) => at % 2 === 0)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3]);
});

test('a part of it is cut by time, not by number', () => {
  expect([...pairs(Float32Array.of(1, 1, 2, 2, 3, 3), 1, 2)]).toEqual([2, 2]);
});

test('noise at the bottom is not a sound, a whisper is', () => {
  expect(isAudible(Float32Array.of(0.001, -0.001))).toBe(false);
  expect(isAudible(Float32Array.of(0, -0.01))).toBe(true);
});
