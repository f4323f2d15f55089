import type { Browser } from '@playwright/test';
import { Agent } from '../actors/agent.ts';
import { Customer } from '../actors/customer.ts';
import { people } from '../people.ts';

/** An agent and a customer, each with a page of their own, for as long as it takes to measure something. */
export async function withPair<T>(
  browser: Browser,
  measure: (alice: Agent, chris: Customer) => Promise<T>,
  initScript?: () => void,
): Promise<T> {
  const open = async () => {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    if (initScript) await context.addInitScript(initScript);
    return context.newPage();
  };
  const alice = new Agent(await open(), 'alice@example.com');
  const chris = new Customer(await open(), people.chris);
  try {
    return await measure(alice, chris);
  } finally {
    await Promise.all([alice.context.close(), chris.context.close()]);
  }
}
