import { beforeEach, expect, test } from 'vitest';
import { pressOnce } from './press-once.ts';

interface Button {
  textContent: string;
}

type Listener = (event: Event) => void;

let listeners: Map<string, Listener>;

beforeEach(() => {
  listeners = new Map();
  pressOnce({
    addEventListener: (type: string, listener: Listener) => void listeners.set(type, listener),
  });
});

/** True: the page hears of it. `clicks`: how many there were so far, quickly and at one place. */
function press(clicks: number, button: Button | null, type = 'click'): boolean {
  let isHeard = true;
  const target = { closest: () => button };
  const stopPropagation = () => (isHeard = false);
  const event = { detail: clicks, target, stopPropagation, preventDefault() {} };
  listeners.get(type)!(event as unknown as Event);
  return isHeard;
}

test('a second click on what has taken the place of the first is not heard', () => {
  const [end, keepGoing] = [{ textContent: 'End' }, { textContent: 'Keep going' }];
  expect(press(1, end)).toBe(true);
  expect(press(2, keepGoing)).toBe(false);
  expect(press(1, keepGoing)).toBe(true);
});

test('nor is it where the same button means something else now', () => {
  const button = { textContent: 'Mute' };
  expect(press(1, button)).toBe(true);
  button.textContent = 'Unmute';
  expect(press(2, button)).toBe(false);
  expect(press(1, button)).toBe(true);
});

test('quick presses of a button that stays what it is all count', () => {
  const back = { textContent: '10 s back' };
  expect([1, 2, 3].map((clicks) => press(clicks, back))).toEqual([true, true, true]);
});

test('keys are heard, and change nothing', () => {
  const [one, other] = [{ textContent: 'One' }, { textContent: 'Other' }];
  press(1, one);
  expect(press(0, other)).toBe(true);
  expect(press(2, one)).toBe(true);
});

test('a click beside all controls is heard, and so is one after it', () => {
  expect(press(1, null)).toBe(true);
  expect(press(2, null)).toBe(true);
});

test('the button of the mouse marks words only where the series began on words', () => {
  const [join, words] = [{ textContent: 'Join' }, null];
  press(1, join);
  expect(press(2, words, 'mousedown')).toBe(false);
  press(1, words);
  expect(press(2, words, 'mousedown')).toBe(true);
});
