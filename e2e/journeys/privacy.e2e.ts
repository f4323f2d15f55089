import type { Page } from '@playwright/test';
import { recordingsInStore } from '../media/store.ts';
import { expect, test } from '../test.ts';
import { world } from '../world.ts';
import { inCall } from './in-call.ts';

const SECRETS = /"(?:JoinToken|participantToken|customerToken|url|downloadUrl)":"([^"]{20,})"/g;

/** Whatever a page shows as a token or is given as one, and addresses that open what they name. */
function collectSecrets(page: Page, secrets: Set<string>): void {
  page.on('request', (request) => {
    const token = /^Bearer (.+)$/.exec(request.headers().authorization ?? '')?.[1];
    if (token) secrets.add(token);
  });
  page.on('response', (response) => {
    void response.text().then(
      (text) => {
        for (const match of text.matchAll(SECRETS)) secrets.add(match[1]!);
      },
      () => undefined,
    );
  });
}

test('no log line of a whole journey holds a token, an e-mail, a name or an address that opens a recording', async ({
  alice,
  chris,
  sam,
}) => {
  const secrets = new Set<string>();
  const consoleLines: string[] = [];
  for (const { page } of [alice, chris, sam]) {
    collectSecrets(page, secrets);
    page.on('console', (line) => consoleLines.push(line.text()));
  }

  await inCall(alice, 'Alice', chris);
  await alice.startsRecording();
  await alice.hasRecorded(2);
  await alice.endsChat();
  await alice.closesContact();
  const [recording] = await recordingsInStore(1);
  await sam.opensSignedOut(`/recordings/${recording!.manifest.meetingId}`);
  const player = sam.page.locator('video');
  await expect(player).toHaveAttribute('src', /X-Amz-Signature=/);
  await player.press('k');
  await expect(player).toHaveJSProperty('paused', false);

  expect(secrets.size).toBeGreaterThan(5);
  const { apis, recorders } = world.productLogs();
  expect(apis.split('\n').length).toBeGreaterThan(20);
  expect(recorders).toContain('file stored');
  for (const logs of [apis, recorders, consoleLines.join('\n')]) {
    const found = [...secrets].filter((secret) => logs.includes(secret));
    expect(found.map((secret) => `${secret.slice(0, 6)}…`)).toEqual([]);
    expect(logs).not.toMatch(/X-Amz-(Signature|Security-Token)/i);
    expect(logs).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
    for (const email of [chris.email, alice.email, sam.email]) expect(logs).not.toContain(email);
    expect(logs).not.toContain(chris.name);
  }
});
