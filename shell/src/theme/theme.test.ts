import { expect, test } from 'vitest';
import { createTheme } from './theme.ts';

function aPage(stored?: string) {
  const root = { dataset: {} } as HTMLElement;
  const kept = new Map(stored === undefined ? [] : [['workspace.theme', stored]]);
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return { root, storage, kept };
}

test('without a choice the system decides', () => {
  const { root, storage } = aPage();
  expect(createTheme(root, storage).getSnapshot()).toBe('system');
  expect(root.dataset.theme).toBeUndefined();
});

test('the switch goes round and the choice is there after a reload', () => {
  const { root, storage } = aPage();
  const theme = createTheme(root, storage);
  theme.advance();
  theme.advance();
  expect(root.dataset.theme).toBe('dark');
  expect(createTheme({ dataset: {} } as HTMLElement, storage).getSnapshot()).toBe('dark');
  theme.advance();
  expect(root.dataset.theme).toBeUndefined();
});

test('a stored value from elsewhere is ignored', () => {
  const { root, storage } = aPage('purple');
  expect(createTheme(root, storage).getSnapshot()).toBe('system');
});
