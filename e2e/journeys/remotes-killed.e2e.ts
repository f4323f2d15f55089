import type { Locator } from '@playwright/test';
import type { Agent } from '../actors/agent.ts';
import { expect, test } from '../test.ts';
import { inCall, seeAndHearEachOther } from './in-call.ts';

const KILLS = 100;
/** "Back into the same call within 10 s": what a person is promised. */
const BACK_IN_MS = 10_000;

interface Victim {
  readonly region: (agent: Agent) => Locator;
  /** What a person looks for in there. */
  readonly works: (agent: Agent) => Promise<void>;
}

const adhoc: Victim = {
  region: ({ page }) => page.getByRole('region', { name: 'Ad-hoc routes' }),
  works: (agent) =>
    expect(adhoc.region(agent).getByRole('button', { name: 'Create ad-hoc route' })).toBeVisible(),
};

const panel: Victim = {
  region: ({ page }) => page.getByRole('region', { name: 'Contact control panel' }),
  works: ({ ccp }) => expect(ccp.getByRole('button', { name: 'End chat' })).toBeVisible(),
};

const video: Victim = {
  region: (agent) => agent.video,
  works: ({ video: region }) =>
    expect(region.getByRole('button', { name: 'Leave', exact: true })).toBeVisible({
      timeout: BACK_IN_MS,
    }),
};

/** The most often the one that costs the least time. */
const victimOf = (turn: number): Victim =>
  turn % 33 === 32 ? video : turn % 10 === 9 ? panel : adhoc;

/** As React does with a root one of whose renders has thrown. */
async function kill(region: Locator): Promise<void> {
  await region
    .locator('[data-remote-state=mounted] > *')
    .evaluate((element) => element.replaceChildren());
}

/** By itself at first; one that goes on dying waits until somebody says so. */
async function comesBack(agent: Agent, { region, works }: Victim): Promise<void> {
  const tryAgain = region(agent).getByRole('button', { name: 'Try again' });
  const mounted = region(agent).locator('[data-remote-state=mounted]');
  await expect(tryAgain.or(mounted)).toBeVisible();
  if (await tryAgain.isVisible()) await tryAgain.click();
  await works(agent);
}

test(`remotes killed ${KILLS} times in a call come back each time, and the call outlives them all`, async ({
  alice,
  chris,
}) => {
  test.setTimeout(240_000);
  await inCall(alice, 'Alice', chris);
  for (let turn = 0; turn < KILLS; turn += 1) {
    const victim = victimOf(turn);
    await kill(victim.region(alice));
    await comesBack(alice, victim);
    if (turn % 20 === 0) await seeAndHearEachOther(alice, 'Alice', chris);
  }
  await seeAndHearEachOther(alice, 'Alice', chris);
  await alice.writes('Still there?');
  await chris.reads('Still there?');
  expect(await alice.createsRoute('dana@example.org')).toMatch(/^\d{8}$/);
});
