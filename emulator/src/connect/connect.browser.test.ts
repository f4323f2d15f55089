import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  openContactCentre,
  type ContactCentre,
} from '../pages/testing/contact-centre-in-browsers.ts';

let centre: ContactCentre;

beforeAll(async () => {
  centre = await openContactCentre();
});
afterEach(() => centre.everybodyLeaves());
afterAll(() => centre.close());

const limit = { timeout: 15_000, interval: 100 };

const toldIn = (page: Page) => () =>
  page.evaluate(() => [...((window as unknown as { told?: string[] }).told ?? [])]);

it('two tabs of one agent see the same contact, and either may answer it', async () => {
  const agent = await centre.agentSignsIn();
  await agent.press('Available');
  const second = await agent.page.context().newPage();
  await second.goto(agent.page.url());
  await expect.poll(toldIn(second), limit).toContain('state Available');
  await centre.customerStartsChat('Chris');
  await expect.poll(agent.told, limit).toContain('connecting');
  await second.frameLocator('iframe').getByRole('button', { name: 'Accept', exact: true }).click();
  await expect.poll(toldIn(second), limit).toContain('connected');
  await expect.poll(agent.told, limit).toContain('connected');
});

it('another user who signs in to the same browser gets a worker of their own, not the first one’s', async () => {
  const alice = await centre.agentSignsIn('alice@example.com');
  await expect.poll(alice.told, limit).toContain('agent Alice Example');
  const login = await alice.page.context().newPage();
  await login.goto(`${centre.emulator.url}/connect/logout`);
  await login.goto(`${centre.emulator.url}/login`);
  await login.getByLabel('Email').fill('bob@example.com');
  await login.getByLabel('Password').fill('password');
  await login.getByRole('button', { name: 'Sign in' }).click();
  await login.waitForURL('**/login/done');
  await login.goto(alice.page.url());
  await expect.poll(toldIn(login), limit).toContain('agent Bob Example');
});

it('a CTI call that is refused once as unauthorised is authorised anew, and contacts still ring', async () => {
  const agent = await centre.agentSignsIn();
  await agent.press('Available');
  await expect.poll(agent.told, limit).toContain('state Available');
  await centre.control('fail-next', {
    operation: 'GetAgentSnapshot',
    status: 401,
    type: 'UnauthorizedException',
  });
  await centre.customerStartsChat('Chris');
  await expect.poll(agent.told, limit).toContain('connecting');
});
