import { expect, test } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

const pressed = {
  altKey: true,
  shiftKey: true,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  code: 'KeyM',
};

test.each([
  ['KeyM', 'mute'],
  ['KeyC', 'camera'],
  ['KeyS', 'share'],
  ['KeyL', 'leave'],
  ['KeyA', 'adhoc'],
])('Alt+Shift and %s mean %s', (code, action) => {
  expect(shortcutOf({ ...pressed, code })).toBe(action);
});

test.each([
  ['without Shift', { shiftKey: false }],
  ['without Alt', { altKey: false }],
  ['with Ctrl, which is the browser’s own', { ctrlKey: true }],
  ['held down', { repeat: true }],
  ['another letter', { code: 'KeyX' }],
])('%s means nothing', (_how, overrides) => {
  expect(shortcutOf({ ...pressed, ...overrides })).toBeUndefined();
});
