import { expect, test } from 'vitest';
import { otherFacing } from './facing.ts';

const front = { id: 'f', label: 'Front Camera' };
const back = { id: 'b', label: 'Back Camera' };
const wide = { id: 'w', label: 'Back Ultra Wide Camera' };

test('flipping goes from the front to the first lens at the back, and from any lens there to the front', () => {
  expect(otherFacing([front, back, wide], 'f')).toBe(back);
  expect(otherFacing([front, back, wide], 'w')).toBe(front);
});

test('cameras whose labels say nothing are taken in turn', () => {
  const [one, two] = [
    { id: '1', label: 'USB A' },
    { id: '2', label: 'USB B' },
  ];
  expect(otherFacing([one, two], '1')).toBe(two);
  expect(otherFacing([one, two], '2')).toBe(one);
});

test('a single camera has no other side', () => {
  expect(otherFacing([front], 'f')).toBeNull();
});
