import { expect, test } from 'vitest';
import { linkParts } from './link-text.ts';

test('an address becomes a link without the full stop behind it', () => {
  expect(linkParts('See https://example.com/a?b=1. Thanks')).toEqual([
    'See ',
    { href: 'https://example.com/a?b=1', text: 'https://example.com/a?b=1' },
    '. Thanks',
  ]);
});

test('script and data addresses stay words', () => {
  const message = 'javascript:alert(1) data:text/html,x <img src=x onerror=alert(1)>';
  expect(linkParts(message)).toEqual([message]);
});

test('what only looks like an address stays words', () => {
  expect(linkParts('http://[nowhere')).toEqual(['http://[nowhere']);
});
