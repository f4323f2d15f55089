import { expect, test } from '../test.ts';
import { world } from '../world.ts';

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
