import type { RemoteRegistry, RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import { Team } from '../actors/team.ts';
import { expect, test } from '../test.ts';
import { addresses } from '../world.ts';

const REMOTE = 'mfe-adhoc';
const BEFORE = 'The customer gives the same address when typing the reference.';

async function registry(): Promise<RemoteRegistry> {
  const response = await fetch(`${addresses.web.shell}/registry.json`);
  return (await response.json()) as RemoteRegistry;
}

async function live(): Promise<RemoteVersion> {
  return (await registry()).microFrontends[REMOTE]!.find(({ deployment }) => deployment.default)!;
}

const shellPage = async () => (await fetch(addresses.web.shell)).text();

test('a team with nothing but its remote in its clone releases it, and takes it back', async ({
  alice,
}) => {
  test.setTimeout(240_000);
  await using team = await Team.of(REMOTE);
  const [before, pageBefore] = [await live(), await shellPage()];
  // Never said before, however often this runs.
  const after = `Since revision ${(await registry()).revision} it says this.`;
  const slot = alice.page.getByRole('region', { name: 'Ad-hoc routes' });
  const showsTheForm = async (hint: string) => {
    await slot.getByRole('button', { name: 'Create ad-hoc route' }).click();
    await expect(slot.getByText(hint)).toBeVisible();
  };

  await test.step('its work tree has no shell, no tools, no other remote', () => {
    expect(team.folders()).toEqual([REMOTE]);
  });

  await test.step('what it commits is live with one command', async () => {
    const commit = await team.rewords('src/messages.ts', BEFORE, after);
    const { code, output } = await team.release(REMOTE, '--note', 'Says it shorter');
    expect(output).toContain('is live for everybody');
    expect(code).toBe(0);
    const { metadata, url, extras } = await live();
    expect(metadata).toMatchObject({ commit });
    expect(metadata.version).not.toBe(before.metadata.version);
    expect(new URL(url).origin).toBe(addresses.web[REMOTE]);
    expect((await fetch(new URL(extras.entry, url))).status).toBe(200);
  });

  await test.step('agents have it in a shell that nobody has built anew', async () => {
    await alice.signsIn();
    await showsTheForm(after);
    expect(await shellPage()).toBe(pageBefore);
  });

  await test.step('of several who change the registry at once nobody’s change is lost', async () => {
    const machines = await Promise.all(['second', 'third'].map((name) => team.copies(name)));
    const { revision } = await registry();
    const { version } = (await live()).metadata;
    const pin = (each: Team, index: number) =>
      each.release('pin', REMOTE, version, '--group', `${revision}-${index}`);
    const ended = await Promise.all([team, ...machines].map(pin));
    const refused = ended.filter(({ code }) => code !== 0);
    for (const { output } of refused) expect(output).toMatch(/was faster: pin of mfe-adhoc/);
    const done = ended.flatMap(({ code }, index) => (code === 0 ? [`${revision}-${index}`] : []));
    const { pins, revision: last } = await registry();
    expect(last - revision).toBe(done.length);
    expect(Object.keys(pins.groups)).toEqual(expect.arrayContaining(done));
  });

  await test.step('one command takes it back', async () => {
    const { output } = await team.release('rollback', REMOTE);
    expect((await live()).metadata.version, output).toBe(before.metadata.version);
    await alice.page.reload();
    await showsTheForm(BEFORE);
  });
});
