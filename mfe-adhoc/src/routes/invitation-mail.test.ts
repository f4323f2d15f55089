import { aRoute } from '@video-escalation/contracts/testing/builders';
import { expect, test } from 'vitest';
import { messagesIn } from '../messages.ts';
import { mailAddress } from './invitation-mail.ts';

const alice = { agentName: 'Alice', locale: 'en' };
const textOf = (address: string) => decodeURIComponent(address);

test('the mail carries the link and the words, and neither the digits nor a bare line feed', () => {
  const route = aRoute({ customerName: 'Chris' });
  const address = mailAddress(route, messagesIn('en').mail, alice);
  expect(address).toMatch(/^mailto:chris@example\.com\?subject=/);
  expect(textOf(address)).toContain(`\r\n\r\n${route.link}\r\n\r\n`);
  expect(textOf(address)).toContain('Hello Chris,');
  expect(textOf(address)).not.toContain(route.reference);
  expect(textOf(address)).not.toMatch(/[^\r]\n/);
});

test('an address with signs that mailto would read stays one address', () => {
  const route = aRoute({ customerEmail: 'a?cc=eve&b+c@example.com' });
  expect(mailAddress(route, messagesIn('de').mail, alice)).toMatch(
    /^mailto:a%3Fcc%3Deve%26b%2Bc@example\.com\?subject=/,
  );
});

test('without a name the greeting goes without one, in both languages', () => {
  for (const [language, greeting] of [
    ['en', 'Hello,'],
    ['de', 'Guten Tag,'],
  ] as const) {
    const address = mailAddress(aRoute(), messagesIn(language).mail, alice);
    expect(textOf(address)).toContain(greeting);
  }
});
