import { describe, expect, it } from 'vitest';
import { masked } from './masked.ts';

describe('the words of an error', () => {
  it.each([
    ['No user chris.o’neil@example.org here', 'No user [e-mail] here'],
    [
      'GET https://api.example/v1/x?email=c%40d.e&t=1 failed',
      'GET https://api.example/v1/x?[query] failed',
    ],
    ['at https://agents.example/#access_token=abc', 'at https://agents.example/?[query]'],
    ['Bearer eyJhbGciOiJIUzI1NiJ9abcd.eyJzdWIiOiIx.c2ln is stale', 'Bearer [token] is stale'],
    ['digest 0123456789abcdef0123', 'digest [token]'],
    ['digest DEADBEEFCAFEBABE', 'digest [token]'],
    ['key dGhpcyBpcyBhIHNlY3JldCE+MTIz/w==', 'key [token]'],
    ['contact 5c0ffee1-0000-4000-8000-000000000000', 'contact [token]'],
    ['calls +41 79 123 45 67 now', 'calls [number] now'],
    ['calls (030) 123-4567', 'calls [number]'],
    ['calls 0791234567', 'calls [number]'],
  ])('%s → %s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    "TypeError: Cannot read properties of undefined (reading 'contactId')",
    'Error: mfe-video 1.4.2-0a1b2c3d needs bus ^1.2.0; this shell speaks 1.1.0',
    'ScriptExternalLoadError: federationRuntimePluginLoader: https://agents.example:8443/video/remoteEntry.js',
    'HTTP 503 after 8000 ms',
  ])('stay where they say nothing of a person: %s', (text) => {
    expect(masked(text)).toBe(text);
  });
});
