import { ConnectClient, StartChatContactCommand } from '@aws-sdk/client-connect';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../chime/testing/browser.ts';
import { defaultSeed } from '../../connect/seed.ts';
import { welcomeFlow } from '../../connect/testing/contact-centre.ts';
import { startEmulator, type Emulator } from '../../emulator.ts';
import { startEmbedder, type Embedder } from './embedder.ts';

/** An emulator, an embedding site, and a browser whose people are agents and customers. */
export async function openContactCentre(chromium = '/usr/bin/chromium') {
  const embedder = await startEmbedder();
  const seed = defaultSeed({ flows: [welcomeFlow] });
  const emulator = await startEmulator({ seed, clientOrigins: [embedder.origin] });
  const browser = await launchBrowser(chromium);
  const contexts: BrowserContext[] = [];
  const violations: string[] = [];
  const errors: string[] = [];

  async function newPage(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 640, height: 720 } });
    contexts.push(context);
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) violations.push(message.text());
      if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  }

  async function agentSignsIn(email = 'alice@example.com') {
    const page = await newPage();
    await page.goto(`${emulator.url}/login`);
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password').fill('password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/login/done');
    return agentIn(page, emulator, embedder);
  }

  return {
    emulator,
    clientOrigin: embedder.origin,
    newPage,
    agentSignsIn,
    openAgentPage: async () => agentIn(await newPage(), emulator, embedder),
    async customerStartsChat(name: string) {
      const page = await newPage();
      return customerIn(page, emulator, embedder, name);
    },
    control: (verb: string, body: object) =>
      fetch(`${emulator.url}/__control/connect/${verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    /** What browsers refused by policy since the last look. */
    takeViolations: () => violations.splice(0),
    /** Errors in the consoles of all pages and frames since the last look, files that were not found among them. */
    takeErrors: () => errors.splice(0),
    async everybodyLeaves() {
      for (const context of contexts.splice(0)) await context.close();
      await emulator.reset();
    },
    async close() {
      await browser.close();
      await emulator.stop();
      await embedder.stop();
    },
  };
}

export type ContactCentre = Awaited<ReturnType<typeof openContactCentre>>;

const toldIn = (page: Page) =>
  page.evaluate(() => [...(window as unknown as { told: string[] }).told]);

async function agentIn(page: Page, emulator: Emulator, embedder: Embedder) {
  await page.goto(`${embedder.origin}/agent?emulator=${emulator.url}`);
  const ccp = page.frameLocator('iframe');
  const press = (name: string) => ccp.getByRole('button', { name, exact: true }).click();
  return {
    page,
    ccp,
    press,
    told: () => toldIn(page),
    conversation: ccp.getByRole('log'),
    async says(text: string) {
      await ccp.getByRole('textbox', { name: 'Message' }).fill(text);
      await press('Send');
    },
  };
}

async function customerIn(page: Page, emulator: Emulator, embedder: Embedder, name: string) {
  const client = connectClient(emulator.url);
  const seed = defaultSeed({ flows: [] });
  const flows = await fetch(
    `${emulator.url}/connect/contact-flows-summary/${seed.instance.id}`,
  ).then((response) => response.json() as Promise<{ ContactFlowSummaryList: { Id: string }[] }>);
  const started = await client.send(
    new StartChatContactCommand({
      InstanceId: seed.instance.id,
      ContactFlowId: flows.ContactFlowSummaryList[0]?.Id,
      ParticipantDetails: { DisplayName: name },
      Attributes: { customerName: name },
    }),
  );
  const query = new URLSearchParams({
    emulator: emulator.url,
    ContactId: started.ContactId ?? '',
    ParticipantId: started.ParticipantId ?? '',
    ParticipantToken: started.ParticipantToken ?? '',
  });
  await page.goto(`${embedder.origin}/customer?${query}`);
  return {
    page,
    contactId: started.ContactId ?? '',
    told: () => toldIn(page),
    says: (text: string) =>
      page.evaluate(async (message) => {
        const { session } = window as unknown as { session: connect.CustomerChatSession };
        await session.sendMessage({ contentType: 'text/plain', message });
      }, text),
    types: () =>
      page.evaluate(async () => {
        const { session } = window as unknown as { session: connect.CustomerChatSession };
        await session.sendEvent({ contentType: 'application/vnd.amazonaws.connect.event.typing' });
      }),
    sendsFile: (name: string, text: string) =>
      page.evaluate(
        async ([file = '', content = '']) => {
          const { session } = window as unknown as { session: connect.CustomerChatSession };
          const attachment = new File([content], file, { type: 'text/plain' });
          await session.sendAttachment({ attachment });
        },
        [name, text],
      ),
    /** The text of the only file in the chat's transcript, downloaded again. */
    readsFile: () =>
      page.evaluate(async () => {
        const { session } = window as unknown as { session: connect.CustomerChatSession };
        const answer = (await session.getTranscript({ maxResults: 15 })) as {
          data: { Transcript: connect.ChatTranscriptItem[] };
        };
        const [file] = answer.data.Transcript.flatMap(({ Attachments }) => Attachments ?? []);
        const blob = await session.downloadAttachment({ attachmentId: file?.AttachmentId ?? '' });
        return blob.text();
      }),
    leaves: () =>
      page.evaluate(async () => {
        const { session } = window as unknown as { session: connect.CustomerChatSession };
        await session.disconnectParticipant();
      }),
  };
}

function connectClient(url: string): ConnectClient {
  return new ConnectClient({
    region: 'us-east-1',
    endpoint: `${url}/connect`,
    credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' },
  });
}
