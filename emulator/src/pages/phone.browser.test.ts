import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openContactCentre, type ContactCentre } from './testing/contact-centre-in-browsers.ts';
import { heardEnergy, keepPeers } from './testing/heard.ts';

let centre: ContactCentre;

beforeAll(async () => {
  centre = await openContactCentre(process.env.CHROME_PATH);
});
afterEach(() => centre.everybodyLeaves());
afterAll(() => centre.close());

const limit = { timeout: 15_000, interval: 200 };

it('a call rings at the agent, is heard on both sides, survives the agent’s reload, is held, and ends', async () => {
  const agent = await centre.agentSignsIn();
  await agent.page.addInitScript(keepPeers);
  await agent.page.reload();
  await agent.press('Available');

  const phone = await centre.newPage();
  await phone.addInitScript(keepPeers);
  await phone.goto(`${centre.emulator.url}/phone`);
  await phone.getByLabel('Caller number').fill('+1 555 0123');
  await phone.getByRole('button', { name: 'Call', exact: true }).click();

  await agent.ccp.getByText('+15550123').first().waitFor();
  await agent.press('Accept');
  await phone.getByText('You’re talking.').waitFor();
  await expect.poll(() => heardEnergy(phone, '/phone'), limit).toBeGreaterThan(0);
  await expect.poll(() => heardEnergy(agent.page, '/ccp-v2'), limit).toBeGreaterThan(0);

  await agent.page.reload();
  await expect.poll(() => heardEnergy(agent.page, '/ccp-v2'), limit).toBeGreaterThan(0);
  await expect.poll(() => heardEnergy(phone, '/phone'), limit).toBeGreaterThan(0);

  await agent.press('Hold');
  await phone.getByText('You’re on hold.').waitFor();
  await agent.press('Resume');
  await phone.getByText('You’re talking.').waitFor();
  await agent.press('Mute');
  await agent.press('Unmute');

  await agent.press('End call');
  await phone.getByText('The call has ended.').waitFor();
  await agent.press('Close contact');
  await agent.ccp.getByText('ready').waitFor();

  await phone.getByRole('button', { name: 'New call' }).click();
  await phone.getByRole('button', { name: 'Call', exact: true }).click();
  await agent.press('Accept');
  await phone.getByText('You’re talking.').waitFor();
  await phone.getByRole('button', { name: 'Hang up' }).click();
  await agent.ccp.getByText('is over').waitFor();
});
