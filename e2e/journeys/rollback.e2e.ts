import { Releases } from '../remotes/releases.ts';
import { rebuilt } from '../remotes/rebuilt.ts';
import { strayRules } from '../remotes/stray-rules.ts';
import { expect, test } from '../test.ts';
import { addresses } from '../world.ts';
import { inCall, seeAndHearEachOther } from './in-call.ts';

/** What roll-back promises. */
const WITHIN_MS = 60_000;

test('a roll-back reaches agents within a minute and without a reload; a running call keeps what it has', async ({
  alice,
  bob,
  chris,
}) => {
  test.setTimeout(240_000);
  await using releases = await Releases.open();
  const [video, adhoc] = await Promise.all([rebuilt('mfe-video'), rebuilt('mfe-adhoc')]);
  await releases.release(video.next);
  await releases.release(adhoc.next);
  const runs = (region: string, version: string, who = alice) =>
    expect(
      who.page.getByRole('region', { name: region, exact: true }).locator('[data-remote-version]'),
    ).toHaveAttribute('data-remote-version', version, { timeout: WITHIN_MS });

  await inCall(alice, 'Alice', chris);
  await runs('Video', video.next.release.version);
  await runs('Ad-hoc routes', adhoc.next.release.version);

  await test.step('what is idle goes back in mid-call, by itself', async () => {
    await releases.rollBack('mfe-video');
    await releases.rollBack('mfe-adhoc');
    await runs('Ad-hoc routes', adhoc.now);
  });

  await test.step('the call has kept its version, and goes on', async () => {
    await runs('Video', video.next.release.version);
    await seeAndHearEachOther(alice, 'Alice', chris);
  });

  await test.step('whoever signs in now gets the version that is good', async () => {
    await bob.signsIn();
    await runs('Video', video.now, bob);
  });

  await test.step('a newer version is offered, and taken when the agent likes', async () => {
    await releases.release(adhoc.next);
    const offer = alice.page.getByText('A new version of Ad-hoc routes is ready').locator('..');
    await offer.getByRole('button', { name: 'Reload', exact: true }).click({ timeout: WITHIN_MS });
    await runs('Ad-hoc routes', adhoc.next.release.version);
    await seeAndHearEachOther(alice, 'Alice', chris);
  });

  await test.step('no remote’s styles touch anything outside of its own place', async () => {
    const places = {
      'mfe-ccp': 'Contact control panel',
      'mfe-video': 'Video',
      'mfe-adhoc': 'Ad-hoc routes',
    };
    for (const [remote, region] of Object.entries(places)) {
      const origin = addresses.web[remote as keyof typeof places]!;
      expect(await strayRules(alice.page, origin, region)).toEqual([]);
    }
  });

  await test.step('when the call has ended, the next one gets the version that is good', async () => {
    await alice.endsForEveryone();
    await alice.endsChat();
    await alice.closesContact();
    await runs('Video', video.now);
  });
});
