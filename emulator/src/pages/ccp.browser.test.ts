import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openContactCentre, type ContactCentre } from './testing/contact-centre-in-browsers.ts';

let centre: ContactCentre;

beforeAll(async () => {
  centre = await openContactCentre(process.env.CHROME_PATH);
});
afterEach(async () => {
  await centre.everybodyLeaves();
  expect(centre.takeViolations()).toEqual([]);
});
afterAll(() => centre.close());

const limit = { timeout: 15_000, interval: 100 };

describe('a chat in the contact control panel', () => {
  it('goes from the ring to the closed contact, and a second one follows without a reload', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    await expect.poll(agent.told, limit).toContain('state Available');

    const chris = await centre.customerStartsChat('Chris');
    await agent.ccp.getByText('wants to chat').waitFor();
    await agent.press('Accept');
    await expect.poll(agent.told, limit).toContain('connected');
    // Without the answer over the SDK's side channel it would be 31 s.
    await expect.poll(agent.told, limit).toContain('session within 1 s');

    await agent.conversation.getByText('Hi Chris, welcome.').waitFor();
    await agent.says('Hello Chris');
    await expect.poll(chris.told, limit).toContain('AGENT MESSAGE Hello Chris');
    await expect.poll(chris.told, limit).toContain('AGENT types');
    await chris.types();
    await agent.ccp.getByText('Typing…').waitFor();
    await chris.says('Good morning');
    await agent.conversation.getByText('Good morning').waitFor();
    await expect.poll(chris.told, limit).toContain('read');

    await agent.press('End chat');
    await expect.poll(chris.told, limit).toContain('ended');
    await agent.conversation.getByText('Good morning').waitFor();
    await agent.press('Close contact');
    await expect.poll(agent.told, limit).toContain('destroyed');
    await agent.ccp.getByText('You’re ready.').waitFor();

    await centre.customerStartsChat('Dana');
    await agent.press('Accept');
    await agent.conversation.getByText('Hi Dana, welcome.').waitFor();
  });

  it('leaves no error in the consoles: every file is found, and Streams knows the contact’s region', async () => {
    centre.takeErrors();
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    await centre.customerStartsChat('Chris');
    await agent.press('Accept');
    await agent.conversation.getByText('Hi Chris, welcome.').waitFor();
    await expect.poll(agent.told, limit).toContain('session within 1 s');
    expect(centre.takeErrors()).toEqual([]);
  });

  it('carries files both ways', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    const chris = await centre.customerStartsChat('Chris');
    await agent.press('Accept');
    await expect.poll(agent.told, limit).toContain('session within 1 s');
    await agent.ccp.getByRole('textbox', { name: 'Message' }).waitFor();
    await agent.ccp.getByLabel('File to send').setInputFiles({
      name: 'offer.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('What we offer'),
    });
    await expect.poll(chris.told, limit).toContain('AGENT ATTACHMENT offer.txt');
    const download = agent.page.waitForEvent('download');
    await agent.ccp.getByRole('button', { name: 'offer.txt' }).click();
    expect((await download).suggestedFilename()).toBe('offer.txt');
  });

  it('comes back with its history after a reload in the middle', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    const chris = await centre.customerStartsChat('Chris');
    await agent.press('Accept');
    await agent.says('Before the reload');
    await expect.poll(chris.told, limit).toContain('AGENT MESSAGE Before the reload');
    await agent.page.reload();
    await agent.conversation.getByText('Before the reload').waitFor();
    await agent.says('And after it');
    await expect.poll(chris.told, limit).toContain('AGENT MESSAGE And after it');
    expect(await agent.conversation.getByText('Before the reload').count()).toBe(1);
  });

  it('shows earlier messages of a long conversation on request', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    const chris = await centre.customerStartsChat('Chris');
    await agent.press('Accept');
    await expect.poll(chris.told, limit).toContain('open');
    for (let count = 1; count <= 60; count += 1) await chris.says(`Line ${count}.`);
    await agent.conversation.getByText('Line 60.').waitFor();
    await agent.page.reload();
    await agent.conversation.getByText('Line 60.').waitFor();
    expect(await agent.conversation.getByText('Line 1.', { exact: true }).count()).toBe(0);
    await agent.press('Show earlier messages');
    await agent.conversation.getByText('Line 1.', { exact: true }).waitFor();
    expect(await agent.conversation.getByText(/^Line \d+\.$/).count()).toBe(60);
  });

  it('is one of several, each with its own conversation and what came meanwhile', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    const chris = await centre.customerStartsChat('Chris');
    await agent.press('Accept');
    const dana = await centre.customerStartsChat('Dana');
    await agent.press('Accept');
    await agent.conversation.getByText('Hi Dana, welcome.').waitFor();
    await agent.says('To Dana');
    await chris.says('Are you there?');
    await agent.ccp.getByRole('tab', { name: /Chris.*1 new/ }).click();
    await agent.conversation.getByText('Are you there?').waitFor();
    await agent.says('To Chris');
    await expect.poll(chris.told, limit).toContain('AGENT MESSAGE To Chris');
    expect(await dana.told()).not.toContain('AGENT MESSAGE To Chris');
  });

  it('goes on after its socket was lost', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    const chris = await centre.customerStartsChat('Chris');
    await agent.press('Accept');
    await agent.conversation.getByText('Hi Chris, welcome.').waitFor();
    await centre.control('drop-sockets', { user: 'alice@example.com' });
    await chris.says('While you were away');
    await agent.conversation.getByText('While you were away').waitFor();
    await agent.says('Back again');
    await expect.poll(chris.told, limit).toContain('AGENT MESSAGE Back again');
  });

  it('takes a customer’s file through ChatJS, which reads it back from the transcript', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    const chris = await centre.customerStartsChat('Chris');
    await agent.press('Accept');
    await expect.poll(chris.told, limit).toContain('open');
    await chris.sendsFile('note.txt', 'A note of the customer');
    await agent.ccp.getByRole('button', { name: 'note.txt' }).waitFor();
    expect(await chris.readsFile()).toBe('A note of the customer');
  });

  it('goes on in ChatJS after the customer’s socket was lost', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    const chris = await centre.customerStartsChat('Chris');
    await agent.press('Accept');
    await agent.conversation.getByText('Hi Chris, welcome.').waitFor();
    await centre.control('drop-sockets', { contactId: chris.contactId });
    await agent.says('Are you still there?');
    await expect.poll(chris.told, limit).toContain('AGENT MESSAGE Are you still there?');
    await chris.says('Yes, I am');
    await agent.conversation.getByText('Yes, I am').waitFor();
  });

  it('ends at the agent when the customer leaves', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    const chris = await centre.customerStartsChat('Chris');
    await agent.press('Accept');
    await agent.conversation.getByText('Hi Chris, welcome.').waitFor();
    await chris.leaves();
    await agent.ccp.getByText('is over').waitFor();
    await agent.press('Close contact');
    await agent.ccp.getByText('You’re ready.').waitFor();
  });
});

describe('a contact that is not taken', () => {
  it('is closed after a rejection and rings again', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    await centre.customerStartsChat('Chris');
    await agent.press('Reject');
    await agent.ccp.getByText('You passed on Chris.').waitFor();
    await agent.press('Close contact');
    await agent.press('Accept');
    await agent.conversation.getByText('Hi Chris, welcome.').waitFor();
  });

  it('is missed when the time runs out', async () => {
    await centre.control('set-timings', { ringMs: 700 });
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    await centre.customerStartsChat('Chris');
    await expect.poll(agent.told, limit).toContain('missed');
    await agent.ccp.getByText('You missed Chris.').waitFor();
    await centre.control('set-timings', { ringMs: 20_000 });
    await agent.press('Close contact');
    await agent.press('Accept');
    await agent.conversation.getByText('Hi Chris, welcome.').waitFor();
  });
});

describe('statuses', () => {
  it('wait until the contact in hand is done', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    await centre.customerStartsChat('Chris');
    await agent.press('Accept');
    await agent.conversation.getByText('Hi Chris, welcome.').waitFor();
    await agent.press('Break');
    await agent.ccp.getByText('next: Break').waitFor();
    await agent.press('End chat');
    await agent.press('Close contact');
    await expect.poll(agent.told, limit).toContain('state Break');
  });
});

describe('signing in', () => {
  it('is asked for in the panel, happens in a window of its own, and the panel goes on', async () => {
    const agent = await centre.openAgentPage();
    const popup = agent.page.waitForEvent('popup');
    await agent.ccp.getByRole('link', { name: 'Sign in' }).click();
    const login = await popup;
    await login.getByLabel('Email').fill('bob@example.com');
    await login.getByLabel('Password').fill('password');
    const closed = login.waitForEvent('close');
    await login.getByRole('button', { name: 'Sign in' }).click();
    await closed;
    await agent.ccp.getByText('Bob').waitFor();
  });

  it('is needed again after a sign-out', async () => {
    const agent = await centre.agentSignsIn();
    await agent.press('Available');
    await agent.page.request.get(`${centre.emulator.url}/connect/logout`);
    await agent.ccp.getByText('You’re signed out').waitFor();
  });
});
