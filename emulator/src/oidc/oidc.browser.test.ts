import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  openContactCentre,
  type ContactCentre,
} from '../pages/testing/contact-centre-in-browsers.ts';

let centre: ContactCentre;

beforeAll(async () => {
  centre = await openContactCentre(process.env.CHROME_PATH);
});
afterEach(async () => {
  await centre.everybodyLeaves();
  expect(centre.takeViolations()).toEqual([]);
});
afterAll(() => centre.close());

const codeChallenge = createHash('sha256').update('a'.repeat(43)).digest('base64url');

function authorization(more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: 'workspace',
    redirect_uri: `${centre.clientOrigin}/customer`,
    response_type: 'code',
    scope: 'openid email profile',
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
    ...more,
  });
  return `${centre.emulator.url}/oidc/auth?${query}`;
}

// Browsers check a form's redirects against the page's policy, which no other client does.
it('a person signs in by keyboard, stays signed in, and is signed out without another question', async () => {
  const page = await centre.newPage();
  await page.goto(authorization());
  await page.locator('input[name=email]:focus').waitFor();
  await page.keyboard.type('alice@example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.locator('input[name=password]:focus').waitFor();
  await page.keyboard.type('password');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/customer\?code=/);

  await page.goto(authorization({ prompt: 'none' }));
  expect(page.url()).toMatch(/\/customer\?code=/);

  const back = `${centre.clientOrigin}/agent`;
  const query = new URLSearchParams({ client_id: 'workspace', post_logout_redirect_uri: back });
  await page.goto(`${centre.emulator.url}/oidc/session/end?${query}`);
  await page.waitForURL(`${back}*`);
  await page.goto(authorization({ prompt: 'none' }));
  expect(page.url()).toContain('error=login_required');

  // Once more, with nobody signed in: nothing to end, and still the way back.
  await page.goto(`${centre.emulator.url}/oidc/session/end?${query}`);
  await page.waitForURL(`${back}*`);
});
