import { remoteNames, type RemoteName } from '@video-escalation/tooling/web/packages';
import type { Agent } from '../actors/agent.ts';
import type { Customer } from '../actors/customer.ts';
import { breakOrigin, networkFaults } from '../remotes/network-faults.ts';
import { expect, test } from '../test.ts';
import { inCall, seeAndHearEachOther } from './in-call.ts';

const BACK_IN_MS = 10_000;
/** Three tries of five seconds, and the pauses between them. */
const TOO_SLOW_MS = 30_000;

test.use({ shellTimings: { loadLimitMs: 5_000, recoveryPauseMs: 5_000 } });

type Check = (alice: Agent, chris: Customer) => Promise<void>;

const callGoesOn: Check = async (alice, chris) => {
  await expect(alice.video.getByRole('button', { name: 'Leave', exact: true })).toBeVisible({
    timeout: BACK_IN_MS,
  });
  await seeAndHearEachOther(alice, 'Alice', chris);
};
const chatGoesOn: Check = async (alice, chris) => {
  await alice.writes('Still there?');
  await chris.reads('Still there?');
  await expect(alice.ccp.getByRole('button', { name: 'End chat' })).toBeVisible();
};
const routesGoOn: Check = async ({ page }) => {
  const slot = page.getByRole('region', { name: 'Ad-hoc routes' });
  await expect(slot.getByRole('button', { name: 'Create ad-hoc route' })).toBeVisible();
};

interface Remote {
  readonly region: string;
  readonly works: Check;
  readonly others: readonly Check[];
}

const remotes: Readonly<Record<RemoteName, Remote>> = {
  'mfe-ccp': { region: 'Contact control panel', works: chatGoesOn, others: [routesGoOn] },
  'mfe-video': { region: 'Video', works: callGoesOn, others: [chatGoesOn, routesGoOn] },
  'mfe-adhoc': { region: 'Ad-hoc routes', works: routesGoOn, others: [callGoesOn, chatGoesOn] },
};

for (const remote of remoteNames) {
  const { region, works, others } = remotes[remote]!;
  test(`a page opened in mid-call while ${remote} is out of reach does without it, and has it when it’s back`, async ({
    alice,
    chris,
  }) => {
    test.setTimeout(180_000);
    await inCall(alice, 'Alice', chris);
    const slot = alice.page.getByRole('region', { name: region, exact: true });
    for (const [fault, handle] of Object.entries(networkFaults)) {
      await test.step(`it ${fault}`, async () => {
        const mend = await breakOrigin(alice.context, remote, handle);
        await alice.page.reload();
        await expect(slot).toContainText('We couldn’t fetch it.');
        for (const goesOn of others) await goesOn(alice, chris);
        await mend();
        await slot.getByRole('button', { name: 'Try again' }).click();
        await works(alice, chris);
      });
    }
    await callGoesOn(alice, chris);
  });

  test(`${remote} that does not answer in time is said to be slow, and the others go on`, async ({
    alice,
    chris,
  }) => {
    test.setTimeout(180_000);
    await inCall(alice, 'Alice', chris);
    const held: (() => void)[] = [];
    const mend = await breakOrigin(alice.context, remote, (route) =>
      new Promise<void>((resolve) => held.push(resolve)).then(() =>
        route.abort().catch(() => undefined),
      ),
    );
    await alice.page.reload();
    const slot = alice.page.getByRole('region', { name: region, exact: true });
    await expect(slot).toContainText('It took too long to answer.', { timeout: TOO_SLOW_MS });
    for (const goesOn of others) await goesOn(alice, chris);
    await mend();
    held.forEach((release) => release());
    // By itself, within the first pause.
    await expect(slot.locator('[data-remote-state=mounted]')).toHaveCount(1, { timeout: 30_000 });
    await works(alice, chris);
  });
}
