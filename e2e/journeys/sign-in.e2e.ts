import { expect, test } from '../test.ts';
import { addresses, world } from '../world.ts';

/** Amazon Connect's sign-in page answers the next posts of the form with an error page. */
async function refusesSignIns(times: number): Promise<void> {
  const fault = { operation: 'SignIn', status: 403, type: 'AccessDeniedException' };
  for (let count = 0; count < times; count++) await world.failNext('connect', fault);
}

test('a sign-in that the contact centre refuses twice is on the agent’s screen within ten seconds, and "Try again" signs in', async ({
  alice,
}) => {
  await refusesSignIns(2);
  let postedAt = 0;
  let posts = 0;
  alice.page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/auth/sign-in')) return;
    postedAt ||= Date.now();
    posts++;
  });
  await alice.opensSignedOut('/');
  const panel = alice.page.getByRole('region', { name: 'Contact control panel' });
  const sentence = panel.getByText(/didn’t accept your sign-in: try again/);
  await expect(sentence).toBeVisible();
  expect(Date.now() - postedAt).toBeLessThan(10_000);
  expect(posts).toBe(2);
  await panel.getByRole('button', { name: 'Try again' }).click();
  await alice.isAvailable();
  await expect(sentence).toBeHidden();
});

test('an agent whose first sign-in is refused gets in by the second, and sees no error', async ({
  alice,
}) => {
  await refusesSignIns(1);
  await alice.signsIn();
  await alice.isAvailable();
});

test('a workspace that an agent has signed in to finds every file, and logs no error', async ({
  alice,
}) => {
  const troubles: string[] = [];
  alice.page.on('console', (line) => line.type() === 'error' && troubles.push(line.text()));
  alice.page.on('pageerror', (error) => troubles.push(error.message));
  alice.page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  await alice.signsIn();
  await alice.isAvailable();
  await expect(alice.page.getByRole('button', { name: 'Create ad-hoc route' })).toBeVisible();
  expect(troubles).toEqual([]);
});

test('a portal that sends the agent to ?logout ends the sessions, and only then the page confirms it', async ({
  alice,
}) => {
  await alice.signsIn();
  const connectLogout = alice.page.waitForRequest((request) =>
    request.url().endsWith('/connect/logout'),
  );
  await alice.page.goto(`${addresses.web.shell}/?logout`);
  await connectLogout;
  await expect(alice.page.getByRole('heading', { name: 'You’re signed out' })).toBeVisible();

  await alice.page.goto(addresses.web.shell);
  await expect(alice.page.getByLabel('Password')).toBeVisible();
});
