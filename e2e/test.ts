import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';
import { Agent } from './actors/agent.ts';
import { Caller } from './actors/caller.ts';
import { Customer } from './actors/customer.ts';
import { launchFirefox } from './browsers/firefox.ts';
import { instrument } from './media/instrument.ts';
import { receivedReports } from './media/received.ts';
import { people } from './people.ts';
import { addresses, world } from './world.ts';

type BrowserName = 'chromium' | 'firefox';

type ShellTimings = NonNullable<WorkspaceConfig['timings']>;

interface Cast {
  /** What agents and customers use; whoever telephones uses Chromium. */
  agentBrowser: BrowserName;
  customerBrowser: BrowserName;
  /** Changed times of the workspace's shell, for journeys that would only wait for them; null: as everywhere. */
  shellTimings: ShellTimings | null;
  /** What any frame of any page did against its policy; whatever is left in here at the end fails the journey. */
  policyViolations: string[];
  /** A page with its own browser context: its own storage, its own sign-in. */
  openPage: (browserName?: BrowserName) => Promise<Page>;
  alice: Agent;
  bob: Agent;
  /** The supervisor: above Alice and Bob, and may play recordings. */
  sam: Agent;
  caller: Caller;
  /** Who runs the system: changes its settings for one journey. */
  operator: { sets(settings: Readonly<Record<string, string>>): Promise<void> };
  chris: Customer;
  dana: Customer;
}

interface Browsers {
  /** Starts Firefox when first asked for it. */
  firefox: () => Promise<Browser>;
}

/** Serves the shell's configuration with these times. Routing also turns the browser's HTTP cache off. */
async function changeTimings(context: BrowserContext, timings: ShellTimings): Promise<void> {
  await context.route(`${addresses.web.shell}/config.json`, async (route) => {
    const response = await route.fetch();
    const config = (await response.json()) as WorkspaceConfig;
    await route.fulfill({ response, json: { ...config, timings } });
  });
}

export const test = base.extend<Cast, Browsers>({
  agentBrowser: ['chromium', { option: true }],
  customerBrowser: ['chromium', { option: true }],
  shellTimings: [null, { option: true }],
  firefox: [
    // eslint-disable-next-line no-empty-pattern -- Playwright looks at the pattern to know what a fixture needs
    async ({}, use) => {
      let launched: Promise<Browser> | undefined;
      await use(() => (launched ??= launchFirefox()));
      await (await launched)?.close();
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- Playwright looks at the pattern to know what a fixture needs
  policyViolations: async ({}, use, info) => {
    const violations: string[] = [];
    await use(violations);
    // A picture for the documentation is taken with a style element that the policy forbids.
    if (info.project.name !== 'screenshots') {
      expect(violations, 'content security policy').toEqual([]);
    }
  },
  openPage: async ({ browser, firefox, policyViolations, shellTimings }, use, info) => {
    await world.reset();
    const pages: Page[] = [];
    const consoleLines: string[] = [];
    let areBeyondTheJourney = false;
    await use(async (browserName = 'chromium') => {
      const isFirefox = browserName === 'firefox';
      const context = await (isFirefox ? await firefox() : browser).newContext({
        viewport: info.project.use.viewport ?? null,
        permissions: isFirefox ? [] : ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
      });
      await context.exposeBinding('policyViolated', (_source, what: string) => {
        if (!areBeyondTheJourney) policyViolations.push(what);
      });
      await context.addInitScript(instrument);
      if (shellTimings) await changeTimings(context, shellTimings);
      const page = await context.newPage();
      const who = `page ${pages.push(page)}`;
      page.on('console', (line) => consoleLines.push(`[${who} ${line.type()}] ${line.text()}`));
      page.on('pageerror', (error) =>
        consoleLines.push(`[${who} uncaught] ${error.stack ?? error.message}`),
      );
      return page;
    });
    // Taking a screenshot adds a style element of its own.
    areBeyondTheJourney = true;
    if (info.status !== info.expectedStatus) {
      await info.attach('console', { body: consoleLines.join('\n'), contentType: 'text/plain' });
      await info.attach('inspect', {
        body: JSON.stringify(await world.inspect(), null, 2),
        contentType: 'application/json',
      });
      for (const [index, page] of pages.entries()) {
        const picture = await page.screenshot({ timeout: 5_000 }).catch(() => undefined);
        if (picture)
          await info.attach(`page ${index + 1}`, { body: picture, contentType: 'image/png' });
        const reports = await receivedReports(page).catch(String);
        await info.attach(`received by page ${index + 1}`, {
          body: JSON.stringify(reports, null, 2),
          contentType: 'application/json',
        });
      }
    }
    for (const page of pages) await page.context().close();
  },
  alice: async ({ openPage, agentBrowser }, use) =>
    use(new Agent(await openPage(agentBrowser), 'alice@example.com')),
  bob: async ({ openPage, agentBrowser }, use) =>
    use(new Agent(await openPage(agentBrowser), 'bob@example.com')),
  sam: async ({ openPage, agentBrowser }, use) =>
    use(new Agent(await openPage(agentBrowser), 'sam@example.com')),
  caller: async ({ openPage }, use) => use(new Caller(await openPage())),
  // eslint-disable-next-line no-empty-pattern -- Playwright looks at the pattern to know what a fixture needs
  operator: async ({}, use) => {
    let isChanged = false;
    await use({
      async sets(settings) {
        isChanged = true;
        await world.restartApis(settings);
      },
    });
    if (isChanged) await world.restartApis();
  },
  chris: async ({ openPage, customerBrowser }, use) =>
    use(new Customer(await openPage(customerBrowser), people.chris)),
  dana: async ({ openPage, customerBrowser }, use) =>
    use(new Customer(await openPage(customerBrowser), people.dana)),
});

export { expect } from '@playwright/test';
