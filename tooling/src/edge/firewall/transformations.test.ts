import { expect, it } from 'vitest';
import { normalizedPath, transformationOf } from './transformations.ts';

it.each([
  ['/v1/contacts', '/v1/contacts'],
  ['//v1///contacts', '/v1/contacts'],
  ['/v1/./contacts', '/v1/contacts'],
  ['/v1/x/../contacts', '/v1/contacts'],
  ['/../v1/contacts', '/v1/contacts'],
  ['../v1', '../v1'],
  ['/v1/contacts/', '/v1/contacts/'],
  ['/', '/'],
  ['/v1/%63ontacts', '/v1/%63ontacts'],
])('the path %s is normalized to %s', (path, expected) => {
  expect(normalizedPath(path)).toBe(expected);
});

it('transformations follow their priorities', () => {
  const transform = transformationOf([
    { Priority: 1, Type: 'NORMALIZE_PATH' },
    { Priority: 0, Type: 'URL_DECODE' },
  ]);
  expect(transform('/v1/%2e%2e/%C3%A4%zz')).toBe('/ä%zz');
});
