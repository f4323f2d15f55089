import { expect, test } from 'vitest';
import { takeReference } from './given-reference.ts';

function visit(href: string) {
  const left: string[] = [];
  const history = {
    replaceState: (_state: unknown, _title: string, url?: string | URL | null) =>
      void left.push(String(url)),
  };
  return { reference: takeReference({ location: { href }, history }), left };
}

test('a reference is read once and leaves the address bar, the rest of the address stays', () => {
  expect(visit('https://site.example/?lang=de&ref=4821%200937#plans')).toEqual({
    reference: '4821 0937',
    left: ['https://site.example/?lang=de#plans'],
  });
});

test('an empty one leaves it too, and an address without one is not touched', () => {
  expect(visit('https://site.example/?ref=')).toEqual({
    reference: '',
    left: ['https://site.example/'],
  });
  expect(visit('https://site.example/?lang=de')).toEqual({ reference: '', left: [] });
});
