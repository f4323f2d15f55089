import { expect, test } from 'vitest';
import { boxOf, stepOf } from './window-place.ts';

const desktop = { width: 1440, height: 900 };

test('a window dragged beyond the page stays whole inside it', () => {
  expect(boxOf({ left: 5000, top: -50 }, 'small', desktop)).toEqual({
    left: 1440 - 380 - 16,
    top: 16,
    width: 380,
    height: 360,
  });
});

test('a window larger than the page shrinks to it', () => {
  expect(boxOf({ left: 0, top: 0 }, 'large', { width: 500, height: 400 })).toEqual({
    left: 16,
    top: 16,
    width: 468,
    height: 368,
  });
});

test('arrow keys move it, further with Shift, and other keys do not', () => {
  expect(stepOf('ArrowLeft', false)).toEqual({ dx: -24, dy: 0 });
  expect(stepOf('ArrowDown', true)).toEqual({ dx: 0, dy: 120 });
  expect(stepOf('Enter', false)).toBeNull();
});
