import { chromium, type Browser } from '@playwright/test';
import { buildOneApp } from '@video-escalation/tooling/bench/one-app';
import { Agent } from '../actors/agent.ts';
import { chromiumFlags } from '../browsers/chromium.ts';
import { median } from '../media/film.ts';
import { addresses, world } from '../world.ts';
import { openEdge, type Edge } from './composition/edge.ts';
import { fromFolder, fromServer, type Source } from './composition/sources.ts';
import { visit, type Conditions, type Visit } from './composition/visit.ts';

const ROUNDS = Number(process.argv[2] ?? 7);
const SLOW_PROCESSOR: Conditions = { cpuSlowdown: 4, latencyMs: 0 };
/** So slow a line that everything else is quick: what waits for what can be seen. */
const SLOW_LINE: Conditions = { cpuSlowdown: 1, latencyMs: 400 };

/** The "slow 4G" of Lighthouse: what is on its way before the first paint has to share the line. */
const THIN_LINE: Conditions = { cpuSlowdown: 1, latencyMs: 150, bytesPerSecond: 204_800 };

interface Pair {
  readonly cold: Visit;
  readonly warm: Visit;
}

/** The workspace as the shell and its remotes compose it, and the same code as one bundle: in turn, in one run. */
const shell = fromServer(addresses.web.shell);
const composed = await open(
  Object.fromEntries(Object.values(addresses.web).map((origin) => [origin, fromServer(origin)])),
);
const oneApp = await open({ [addresses.web.shell]: fromFolder(await buildOneApp(), shell) });
const oneFile = await open({
  [addresses.web.shell]: fromFolder(await buildOneApp({ isOneFile: true }), shell),
});
try {
  const [ours, theirs]: [Pair[], Pair[]] = [[], []];
  // The first of each is a warm-up: what the servers keep, and the emulator's own compilation.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const mine = await composed.measure(SLOW_PROCESSOR);
    const its = await oneApp.measure(SLOW_PROCESSOR);
    if (round === 0) continue;
    ours.push(mine);
    theirs.push(its);
    console.log(
      `${round}: ${line('cold', mine.cold, its.cold)}; ${line('warm', mine.warm, its.warm)}`,
    );
  }
  report(ours, theirs);
  await reportThinLine();
  const steep = [await composed.measure(SLOW_LINE), await oneApp.measure(SLOW_LINE)] as const;
  reportStaircases(steep[0].cold, steep[1].cold);
} finally {
  await composed.stop();
  await oneApp.stop();
  await oneFile.stop();
}

/** A browser that finds the edges where the page's addresses lead, so that both are the same page to everybody. */
async function open(sources: Readonly<Record<string, Source>>) {
  const edges: Edge[] = [];
  const rules: string[] = [];
  for (const [origin, source] of Object.entries(sources)) {
    const edge = await openEdge(source);
    edges.push(edge);
    rules.push(`MAP ${new URL(origin).host} 127.0.0.1:${edge.port}`);
  }
  const others = ['MAP localhost 127.0.0.1', 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'];
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH!,
    // Of two flags of one name the later one holds.
    args: [...chromiumFlags, `--host-resolver-rules=${[...rules, ...others].join(', ')}`],
  });
  return {
    async measure(conditions: Conditions): Promise<Pair> {
      await world.reset();
      // A context of its own has an empty cache.
      const context = await browser.newContext({ storageState: await signIn(browser) });
      try {
        return { cold: await visit(context, conditions), warm: await visit(context, conditions) };
      } finally {
        await context.close();
      }
    },
    async stop() {
      await browser.close();
      for (const edge of edges) edge.stop();
    },
  };
}

async function signIn(browser: Browser) {
  const context = await browser.newContext();
  await new Agent(await context.newPage(), 'alice@example.com').signsIn();
  const state = await context.storageState();
  await context.close();
  return state;
}

function line(name: string, mine: Visit, its: Visit): string {
  const ms = (value: number) => value.toFixed(0);
  return `${name}: panel ${ms(mine.panelMs)} and ${ms(its.panelMs)} ms, all ${ms(mine.allMs)} and ${ms(its.allMs)} ms`;
}

function report(ours: readonly Pair[], theirs: readonly Pair[]): void {
  console.log(`\nmedian of ${ROUNDS}, processor slowed down ${SLOW_PROCESSOR.cpuSlowdown} times`);
  for (const kind of ['cold', 'warm'] as const) {
    const row = (what: string, of: (each: Visit) => number, unit: string, wanted = '') => {
      const [a, b] = [ours, theirs].map((all) => median(all.map((each) => of(each[kind]))));
      const ratio = (a! / b!).toFixed(2);
      console.log(
        `${kind} ${what.padEnd(24)} composed ${a!.toFixed(0).padStart(7)} ${unit}, one app ${b!.toFixed(0).padStart(7)} ${unit}, ratio ${ratio}${wanted}`,
      );
    };
    const limit = kind === 'cold' ? ' (wanted: at most 1.2)' : '';
    row('panel works', (each) => each.panelMs, 'ms', limit);
    row('all three slots', (each) => each.allMs, 'ms', limit);
    row('first contentful paint', (each) => each.firstPaintMs, 'ms');
    if (kind === 'warm') continue;
    row('everything', (each) => each.bytes / 1_000, 'kB');
  }
}

async function reportThinLine(): Promise<void> {
  console.log('\non a thin line (1.6 Mbit/s, each answer 150 ms late), cold');
  const { cold: ours } = await composed.measure(THIN_LINE);
  const kB = (bytes: number) => `${(bytes / 1_000).toFixed(0)} kB`;
  for (const [name, each] of Object.entries({ 'one app': oneApp, 'one file': oneFile })) {
    const { cold } = await each.measure(THIN_LINE);
    const [a, b] = [ours.bytesBeforeFirstPaint, cold.bytesBeforeFirstPaint];
    console.log(
      `before the first paint: composed ${kB(a)}, ${name} ${kB(b)}, ratio ${(a / b).toFixed(2)} (wanted: at most 0.35)`,
    );
    console.log(
      `panel works: composed ${ours.panelMs.toFixed(0)} ms, ${name} ${cold.panelMs.toFixed(0)} ms, ratio ${(ours.panelMs / cold.panelMs).toFixed(2)}`,
    );
  }
}

function reportStaircases(mine: Visit, its: Visit): void {
  console.log(`\nsteps until the panel works, each answer ${SLOW_LINE.latencyMs} ms late`);
  for (const [name, { panelMs, staircase }] of Object.entries({ composed: mine, 'one app': its })) {
    console.log(`${name}: ${staircase.length} steps, ${panelMs.toFixed(0)} ms`);
    staircase.forEach((urls, index) =>
      console.log(`  ${index + 1}. ${urls.map(short).join('  ')}`),
    );
  }
}

function short(url: string): string {
  const { port, pathname } = new URL(url);
  return `:${port}${pathname.length > 48 ? `${pathname.slice(0, 47)}…` : pathname}`;
}
