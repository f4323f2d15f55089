import type { BrowserContext } from '@playwright/test';
import { Agent } from '../../actors/agent.ts';
import { addresses } from '../../world.ts';
import { parts, watchSlots, type Part } from './slots.ts';
import { listen } from './traffic.ts';

export interface Conditions {
  /** How many times slower than this machine. */
  readonly cpuSlowdown: number;
  /** Until each answer begins, at least. */
  readonly latencyMs: number;
  /** @default as fast as it gets */
  readonly bytesPerSecond?: number;
}

export interface Visit {
  /** From the first request to a contact control panel that can be used. */
  readonly panelMs: number;
  /** … and to all three slots. */
  readonly allMs: number;
  readonly firstPaintMs: number;
  readonly bytesBeforeFirstPaint: number;
  readonly bytes: number;
  /** What was asked for until the panel could be used, by step. */
  readonly staircase: readonly (readonly string[])[];
}

const LIMIT_MS = 60_000;

/** One who is signed in opens the workspace; in the same context again: with what the browser has kept. */
export async function visit(context: BrowserContext, conditions: Conditions): Promise<Visit> {
  const page = await context.newPage();
  try {
    const { promise: allWork, resolve } = Promise.withResolvers<Record<Part, number>>();
    const at: Partial<Record<Part, number>> = {};
    await page.exposeBinding('partWorks', (_source, part: Part, when: number) => {
      at[part] ??= when;
      if (parts.every((each) => at[each] !== undefined)) resolve(at as Record<Part, number>);
    });
    await page.addInitScript(watchSlots);
    const cdp = await context.newCDPSession(page);
    const traffic = await listen(cdp);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: conditions.cpuSlowdown });
    await cdp.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: conditions.latencyMs, uploadThroughput: -1 },
      downloadThroughput: conditions.bytesPerSecond ?? -1,
    });
    await page.goto(addresses.web.shell);
    const works = await withinLimit(allWork, at);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    // What was measured is true only if a person can use it.
    await new Agent(page, 'alice@example.com').isAvailable();
    const panelAt = Math.max(works.panel, works.frame);
    return {
      panelMs: panelAt - traffic.startedAt(),
      allMs: Math.max(panelAt, works.video, works.adhoc) - traffic.startedAt(),
      firstPaintMs: traffic.firstPaintMs(),
      bytesBeforeFirstPaint: traffic.bytesBeforeFirstPaint(),
      bytes: traffic.bytes(),
      staircase: traffic.staircase(panelAt),
    };
  } finally {
    await page.close();
  }
}

async function withinLimit<T>(promise: Promise<T>, sofar: object): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    const say = () => reject(new Error(`The page isn't whole in time: ${JSON.stringify(sofar)}`));
    timer = setTimeout(say, LIMIT_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
