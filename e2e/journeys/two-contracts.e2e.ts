import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import type { Agent } from '../actors/agent.ts';
import {
  beforeRecordings,
  buses,
  ccp,
  isBus,
  PRAISED,
  withPraise,
  withTopic,
  type Edit,
} from '../actors/editions.ts';
import { OtherShell } from '../actors/other-shell.ts';
import { Team } from '../actors/team.ts';
import { expect, test } from '../test.ts';
import { addresses } from '../world.ts';
import { inCall, seeAndHearEachOther } from './in-call.ts';

const CCP = 'mfe-ccp';

/** Where an agent sees which remote. */
const REGIONS = {
  'mfe-ccp': 'Contact control panel',
  'mfe-video': 'Video',
  'mfe-adhoc': 'Ad-hoc routes',
} as const;

type Remote = keyof typeof REGIONS;

async function live(name: string) {
  const response = await fetch(`${addresses.web.shell}/registry.json`);
  const { microFrontends } = (await response.json()) as RemoteRegistry;
  return microFrontends[name]!.find(({ deployment }) => deployment.default)!.metadata;
}

const slotOf = (agent: Agent, remote: Remote) =>
  agent.page.getByRole('region', { name: REGIONS[remote], exact: true });

/** The remote runs in its slot, in this version if one is named. */
async function runs(agent: Agent, remote: Remote, version?: string): Promise<void> {
  const place = slotOf(agent, remote).locator('[data-remote-state="mounted"]');
  await expect(place).toHaveCount(1);
  if (version) await expect(place).toHaveAttribute('data-remote-version', version);
}

/** What its slot says to the agent, and to whoever is asked. */
async function isRefused(agent: Agent, remote: Remote, here: string): Promise<void> {
  const slot = slotOf(agent, remote);
  const { team, bus } = await live(remote);
  await expect(slot.getByText('Its version doesn’t fit this workspace.')).toBeVisible();
  await slot.getByText('Details').click();
  const words = `${REGIONS[remote]} (team ${team}) needs bus ${bus}; this workspace speaks ${here}.`;
  await expect(slot.getByText(words)).toBeVisible();
}

/** Released to nobody but this user, and to the one per cent that a canary can't go below. */
async function releases(team: Team, agent: Agent): Promise<string> {
  const { output } = await team.release(CCP, '--canary', '1');
  const [, version = ''] = /mfe-ccp (\S+) is live for 1 % of the users/.exec(output) ?? [];
  expect(version, output).not.toBe('');
  const pinned = await team.release('pin', CCP, version, '--user', agent.email);
  expect(pinned.code, pinned.output).toBe(0);
  return version;
}

test('remotes built against the contracts of yesterday and of tomorrow run in the shell of today', async ({
  alice,
  chris,
}) => {
  test.skip(buses.yesterday === undefined, 'The first bus of its major has no yesterday.');
  test.setTimeout(240_000);
  await using team = await Team.of(CCP, 'contracts');
  const topic = 'A meter that shows something odd';

  await test.step('yesterday’s: a contact goes from it into a video call', async () => {
    const bus = buses.yesterday!;
    await team.edits('Yesterday', [isBus(bus), beforeRecordings, ccp.asksFor(bus)]);
    const version = await releases(team, alice);
    await inCall(alice, 'Alice', chris);
    await runs(alice, CCP, version);
  });

  await test.step('tomorrow’s, which says more than anybody here knows: the call goes on', async () => {
    const tomorrow = [isBus(buses.tomorrow), withTopic, withPraise];
    const asksForNoMore = [ccp.tellsTheTopic(topic), ccp.asksFor(buses.today)];
    await team.edits('Tomorrow', [...tomorrow, ...asksForNoMore]);
    const version = await releases(team, alice);
    await alice.page.reload();
    await runs(alice, CCP, version);
    await alice.isInCall();
    await seeAndHearEachOther(alice, 'Alice', chris);
  });

  await test.step('what it says more is on the bus', async () => {
    await alice.findsOnTheBus('contact.changed.v1', topic);
  });

  await test.step('the end of the contact goes from it to the call, too', async () => {
    await alice.endsChat();
    await expect(chris.button('Leave call')).toBeHidden();
    await alice.closesContact();
  });

  await test.step('everybody has again what everybody had', async () => {
    for (const args of [
      ['unpin', CCP, '--user', alice.email],
      ['rollback', CCP],
    ]) {
      const { code, output } = await team.release(...args);
      expect(code, output).toBe(0);
    }
  });
});

test('a remote that asks for more than the shell of today has isn’t released, and is told what it asks for', async () => {
  await using team = await Team.of(CCP, 'contracts');
  const before = await live(CCP);
  const isTold = async (edits: readonly Edit[], sentence: string) => {
    await team.edits('More', edits);
    const { code, output } = await team.release(CCP);
    expect(output).toContain(sentence);
    expect(code).toBe(1);
  };
  for (const bus of [buses.tomorrow, buses.nextMajor]) {
    await isTold(
      [isBus(bus), ccp.asksFor(bus)],
      `mfe-ccp needs the bus contract ^${bus}, and the workspace serves ${buses.today}: deploy the workspace with that contract first`,
    );
  }
  await isTold(
    [isBus(buses.tomorrow), withPraise, ccp.publishesPraise, ccp.asksFor(buses.today)],
    `mfe-ccp names ${PRAISED} and asks for bus ^${buses.today}, but bus ${buses.today} doesn't have that event yet`,
  );
  expect(await live(CCP)).toEqual(before);
});

test('in the shell of yesterday remotes of today run that ask for no more than it has, and the others say what they need', async ({
  alice,
}) => {
  test.skip(buses.yesterday === undefined, 'The first bus of its major has no yesterday.');
  test.setTimeout(180_000);
  await using shell = OtherShell.copy();
  const all = Object.keys(REGIONS) as Remote[];

  await test.step('one minor version behind', async () => {
    await shell.isDeployed([isBus(buses.yesterday!), beforeRecordings]);
    await alice.opensSignedOut('/');
    const asks = await Promise.all(all.map(async (name) => (await live(name)).bus));
    const asksForToday = all.filter((_name, index) => asks[index] === `^${buses.today}`);
    expect(asksForToday).not.toEqual([]);
    for (const name of all) {
      if (asksForToday.includes(name)) await isRefused(alice, name, buses.yesterday!);
      else await runs(alice, name);
    }
  });

  await test.step('one major version behind nothing runs, and each slot says what it needs', async () => {
    await shell.isDeployed([isBus(buses.lastMajor)]);
    await alice.page.reload();
    for (const name of all) await isRefused(alice, name, buses.lastMajor);
  });
});
