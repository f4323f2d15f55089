import { expect, test, vi } from 'vitest';
import { Problem } from './problems.ts';

test('a problem thrown by another bundle’s copy of the contracts is still one', async () => {
  vi.resetModules();
  const other = await import('./problems.ts');
  expect(other.Problem).not.toBe(Problem);
  expect(new other.Problem('meeting/not-found')).toBeInstanceOf(Problem);
});

test('an error of another kind is none, whatever it carries', () => {
  const error = Object.assign(new Error('no'), { code: 'ENOENT' });
  expect(error).not.toBeInstanceOf(Problem);
});
