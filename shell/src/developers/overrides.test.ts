import { expect, test } from 'vitest';
import { asSearch, readOverrides, rememberOverrides, withoutOverrides } from './overrides.ts';

const own = 'http://localhost:3102/mf-manifest.json';

function aTab() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('the tab remembers, and the address has the first word', () => {
  const tab = aTab();
  rememberOverrides({ 'mfe-video': own, 'mfe-ccp': '1.0.0-a' }, tab);
  expect(readOverrides('', tab)).toEqual({ 'mfe-video': own, 'mfe-ccp': '1.0.0-a' });
  expect(readOverrides('?remote.ccp=1.1.0-b&other=1', tab)).toEqual({
    'mfe-video': own,
    'mfe-ccp': '1.1.0-b',
  });
});

test('cleared is cleared, and what was broken is as good as none', () => {
  const tab = aTab();
  rememberOverrides({ 'mfe-video': own }, tab);
  rememberOverrides({}, tab);
  expect(readOverrides('', tab)).toEqual({});
  tab.setItem('workspace.overrides', 'nonsense');
  expect(readOverrides('', tab)).toEqual({});
  tab.setItem('workspace.overrides', '{"mfe-video": 7}');
  expect(readOverrides('', tab)).toEqual({});
});

test('the shell reads them as if the address had named them', () => {
  expect(readOverrides(asSearch({ 'mfe-video': own }), aTab())).toEqual({ 'mfe-video': own });
});

test('an address without overrides keeps all else', () => {
  const address = new URL(`http://localhost:3000/recordings/m?from=list&remote.video=${own}#t`);
  expect(withoutOverrides(address)).toBe('http://localhost:3000/recordings/m?from=list#t');
});
