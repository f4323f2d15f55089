import { expect, test } from '../test.ts';
import { world } from '../world.ts';
import { inCall } from './in-call.ts';

test('no log line of a whole journey holds a token, an e-mail or a name', async ({
  alice,
  chris,
}) => {
  const secrets = new Set<string>();
  for (const page of [alice.page, chris.page]) {
    page.on('request', (request) => {
      const token = /^Bearer (.+)$/.exec(request.headers().authorization ?? '')?.[1];
      if (token) secrets.add(token);
    });
    page.on('response', (response) => {
      void response.text().then(
        (text) => {
          for (const match of text.matchAll(
            /"(?:JoinToken|participantToken|customerToken)":"([^"]+)"/g,
          )) {
            secrets.add(match[1]!);
          }
        },
        () => undefined,
      );
    });
  }

  await inCall(alice, 'Alice', chris);
  await alice.endsChat();
  await alice.closesContact();

  const logs = world.productLogs();
  expect(secrets.size).toBeGreaterThan(3);
  expect(logs.split('\n').length).toBeGreaterThan(20);
  const found = [...secrets].filter((secret) => logs.includes(secret));
  expect(found.map((secret) => `${secret.slice(0, 6)}…`)).toEqual([]);
  expect(logs).not.toContain(chris.email);
  expect(logs).not.toContain(chris.name);
  expect(logs).not.toContain('alice@example.com');
  expect(logs).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
});
