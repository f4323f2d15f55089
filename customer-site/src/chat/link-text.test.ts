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

test('a phone number with its country and a mail address can be pressed', () => {
  expect(linkParts('Call +49 (40) 555-0199, or write to help@riverbank.example.')).toEqual([
    'Call ',
    { href: 'tel:+49405550199', text: '+49 (40) 555-0199' },
    ', or write to ',
    { href: 'mailto:help@riverbank.example', text: 'help@riverbank.example' },
    '.',
  ]);
});

test('a reference or a price stays words', () => {
  const message = 'Your reference is 4821 0937, and it costs +3.50 €.';
  expect(linkParts(message)).toEqual([message]);
});
