import type { Locator } from '@playwright/test';
import type { Agent } from '../actors/agent.ts';
import { counted } from '../remotes/counted.ts';
import { Releases } from '../remotes/releases.ts';
import { smallRemote, type Fault } from '../remotes/small-remote.ts';
import { expect, test } from '../test.ts';
import { inCall, seeAndHearEachOther } from './in-call.ts';

/** How soon an agent's page has looked at the registry again. */
const NOTICED_MS = 30_000;

test.use({ shellTimings: { registryPauseMs: 5_000 } });

/** What roll-back promises. */
const BACK_WITHIN_MS = 60_000;

const remotes = {
  'mfe-bus': { title: 'Bus', fault: 'needs another bus' },
  'mfe-mount': { title: 'Mount', fault: 'throws on mount' },
  'mfe-render': { title: 'Render', fault: 'throws in render' },
  'mfe-listener': { title: 'Listener', fault: 'throws in a listener' },
  'mfe-leaks': { title: 'Leaks', fault: 'leaves listeners' },
  'mfe-blocks': { title: 'Blocks', fault: 'blocks the page' },
} as const satisfies Record<string, { title: string; fault: Fault }>;

const all = Object.entries(remotes);

/** A tool in the rail, as the agent turns to it. */
async function opens({ page }: Agent, title: string): Promise<Locator> {
  await page.getByRole('tab', { name: title }).click();
  return page.getByRole('tabpanel', { name: title });
}

/** Takes the version that is offered. */
async function takes({ page }: Agent, title: string): Promise<Locator> {
  const offer = page.getByText(`A new version of ${title} is ready`).locator('..');
  await offer.getByRole('button', { name: 'Reload', exact: true }).click({ timeout: NOTICED_MS });
  return page.getByRole('tabpanel', { name: title });
}

test('whatever is wrong with a remote costs its own place alone: the call goes on, and so do the others', async ({
  alice,
  chris,
}) => {
  test.setTimeout(240_000);
  await using releases = await Releases.open();
  for (const [name, { title }] of all)
    await releases.release(await smallRemote(name, title, 'none'));
  await inCall(alice, 'Alice', chris);
  for (const [, { title }] of all) {
    await expect(await opens(alice, title)).toContainText('All is well.');
  }

  const breaks = async (...names: (keyof typeof remotes)[]) => {
    for (const name of names) {
      const { title, fault } = remotes[name];
      await releases.release(await smallRemote(name, title, fault));
    }
  };

  // No more at once than there is room for notices.
  await breaks('mfe-bus', 'mfe-mount', 'mfe-render');
  await test.step('one that doesn’t fit says whose it is and what it needs', async () => {
    await opens(alice, 'Bus');
    const place = await takes(alice, 'Bus');
    await expect(place).toContainText('Its version doesn’t fit this workspace.');
    await place.getByText('Details').click();
    await expect(place).toContainText('Bus (team Orders) needs bus ^9.0.0');
  });

  await test.step('one that throws on mount says that it couldn’t start', async () => {
    await opens(alice, 'Mount');
    await expect(await takes(alice, 'Mount')).toContainText('It couldn’t start.');
  });

  await test.step('one that throws in render starts again, and is given up when it goes on', async () => {
    await opens(alice, 'Render');
    await expect(await takes(alice, 'Render')).toContainText('It stopped because of an error.');
  });

  await breaks('mfe-listener', 'mfe-blocks', 'mfe-leaks');

  await test.step('one whose listener throws keeps nobody else from hearing', async () => {
    await opens(alice, 'Listener');
    await expect(await takes(alice, 'Listener')).toContainText('It throws in a listener.');
    await alice.page.keyboard.press('Alt+Shift+KeyM');
    await expect(alice.button('Unmute')).toBeVisible();
    await alice.page.keyboard.press('Alt+Shift+KeyM');
    await expect(alice.button('Mute')).toBeVisible();
  });

  await test.step('one that blocks the page for three seconds is there afterwards, as is the call', async () => {
    await opens(alice, 'Blocks');
    await expect(await takes(alice, 'Blocks')).toContainText('It blocks the page.');
    await seeAndHearEachOther(alice, 'Alice', chris);
  });

  await takes(alice, 'Leaks');
  await expect(await opens(alice, 'Leaks')).toContainText('It leaves listeners.');

  await test.step('what is taken back is back within a minute, and nobody has to do anything', async () => {
    for (const [name] of all) await releases.rollBack(name);
    for (const [, { title }] of all) {
      const place = await opens(alice, title);
      await expect(place).toContainText('All is well.', { timeout: BACK_WITHIN_MS });
    }
  });

  await test.step('the operator has it in the figures: whose, which version, where it went wrong', async () => {
    const failures = () => counted('remote_failures_total');
    for (const [remote, version, phase] of [
      ['mfe-bus', '1.0.0-needs-another-bus', 'check'],
      ['mfe-mount', '1.0.0-throws-on-mount', 'mount'],
      ['mfe-render', '1.0.0-throws-in-render', 'render'],
      ['mfe-listener', '1.0.0-throws-in-a-listener', 'listener'],
      ['mfe-leaks', '1.0.0-leaves-listeners', 'unmount'],
    ] as const)
      await expect
        .poll(failures)
        .toContainEqual(expect.objectContaining({ remote, version, phase }));
  });

  await test.step('the chat went on, too', async () => {
    await seeAndHearEachOther(alice, 'Alice', chris);
    await alice.writes('Still there?');
    await chris.reads('Still there?');
  });
});
