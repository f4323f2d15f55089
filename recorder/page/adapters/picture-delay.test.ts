import { expect, it } from 'vitest';
import { createPictureDelay } from './picture-delay.ts';

it('goes where the sound will be, while that comes to its delay', () => {
  const delay = createPictureDelay();
  expect(delay.get()).toBe(50);
  const delays = [40, 80, 120, 160, 160].map((each) => {
    delay.follow(each);
    return delay.get();
  });
  expect(delays).toEqual([130, 170, 210, 250, 210]);
});

it('stays where it is while nothing is heard, and is never below zero', () => {
  const delay = createPictureDelay();
  delay.follow(300);
  delay.follow(300);
  delay.follow(null);
  expect(delay.get()).toBe(350);
  delay.follow(20);
  expect(delay.get()).toBe(0);
});
