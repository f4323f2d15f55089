import type { Page } from '@playwright/test';
import type { Agent } from '../actors/agent.ts';
import type { Customer } from '../actors/customer.ts';
import { expect, test } from '../test.ts';
import { addresses } from '../world.ts';

const LINK_REFUSED = /link doesn't work any more/;
const REFERENCE_REFUSED = /reference doesn't work with this email address/;
const AGENT_AWAY = /agent isn't available right now/;

const goOn = (page: Page) => page.getByRole('button', { name: 'Go on without a reference' });
const says = async (page: Page, sentence: RegExp): Promise<void> => {
  await expect(page.getByRole('alert')).toHaveText(sentence);
  await expect(goOn(page)).toBeVisible();
};

/** The link of the newest route for this address. */
async function linkFor(alice: Agent, email: string): Promise<string> {
  const newest = alice.page.getByRole('region', { name: email });
  await newest.getByRole('button', { name: 'Copy link' }).click();
  return alice.page.evaluate(() => navigator.clipboard.readText());
}

async function typesAnew(customer: Customer, reference: string): Promise<void> {
  await customer.opensThePage();
  await customer.startsWithReference(reference);
}

// Expired is not here: it would take as long as a route lives. The api answers it with the same bytes as revoked
// (routes.test.ts), so that the page shows the same.
test('each reference that does not work says so, and lets the customer go on', async ({
  alice,
  chris,
}) => {
  await alice.signsIn();
  const othersDigits = await alice.createsRoute('somebody.else@example.com');
  const digits = await alice.createsRoute(chris.email);
  const link = await linkFor(alice, chris.email);

  await test.step('a link that was tampered with, as soon as it is opened', async () => {
    await chris.page.goto(`${link.slice(0, -4)}AAAA`);
    await says(chris.page, LINK_REFUSED);
  });

  await test.step('somebody else’s, which stays whole for the one it is for', async () => {
    await typesAnew(chris, othersDigits);
    await says(chris.page, REFERENCE_REFUSED);
  });

  await test.step('the one of an agent who has signed out, which stays whole too', async () => {
    await alice.page.getByRole('button', { name: 'Sign out' }).click();
    await expect(alice.page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await typesAnew(chris, digits);
    await says(chris.page, AGENT_AWAY);
    await chris.page.goto(link);
    await expect(chris.page.getByText('it leads straight to Alice')).toBeVisible();
  });

  await test.step('one that was revoked, by digits and by link', async () => {
    await alice.signsIn();
    const route = alice.page.getByRole('region', { name: chris.email });
    await route.getByRole('button', { name: 'Revoke' }).click();
    await route.getByRole('button', { name: 'Revoke' }).click();
    await expect(alice.page.getByText('Revoked').first()).toBeVisible();
    await chris.page.goto(link);
    await says(chris.page, LINK_REFUSED);
    await typesAnew(chris, digits);
    await says(chris.page, REFERENCE_REFUSED);
  });

  await test.step('one press goes on without', async () => {
    await goOn(chris.page).click();
    await chris.reads(`Hi, ${chris.name}`);
  });
});

test('a link that the agent has sent from here arrives, and a used one says so', async ({
  alice,
  chris,
}) => {
  await alice.signsIn();
  await alice.createsRoute(chris.email);
  const route = alice.page.getByRole('region', { name: chris.email });

  await test.step('by text message and by e-mail', async () => {
    await route.getByLabel('Mobile number').fill('+41 79 000 00 00');
    await route.getByRole('button', { name: 'Send by text message' }).click();
    await expect(route.getByText('Sent.')).toBeVisible();
    await route.getByRole('button', { name: 'Send by email' }).click();
    await expect(route.getByText('Sent.')).toBeVisible();
  });

  await test.step('the customer opens it from the mail', async () => {
    await chris.page.goto(`${addresses.emulator}/messages`);
    const mail = chris.page.getByRole('article').filter({ hasText: chris.email });
    await expect(chris.page.getByRole('article').filter({ hasText: '+41790000000' })).toBeVisible();
    const link = (await mail.getByRole('link').getAttribute('href'))!;
    await mail.getByRole('link').click();
    await chris.page.getByLabel('Name', { exact: true }).fill(chris.name);
    await chris.page.getByLabel('Email', { exact: true }).fill(chris.email);
    await chris.button('Start chat').click();
    await chris.reads(`Hi, ${chris.name}`);
    const second = await chris.context.browser()!.newPage();
    await second.goto(link);
    await says(second, LINK_REFUSED);
    await second.close();
  });
});
