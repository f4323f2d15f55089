import { createHub } from '@video-escalation/contracts/bus/hub';
import { workspaceRegistry } from '@video-escalation/contracts/events/registry';
import type { ContactRef } from '@video-escalation/contracts/events/contact';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { AgentId, ContactId } from '@video-escalation/contracts/ids';
import { expect, test } from 'vitest';
import { createCcp, type CcpDeps, type CcpModel, type CcpState } from './ccp.model.ts';
import type { ContactPanel } from './contact-panel.ts';
import { createFakePanel } from './testing/fake-panel.ts';
import { createTestClock } from './testing/test-clock.ts';

const alice = { agentId: 'a-1' as AgentId, status: 'Available', isRoutable: true };
const container = {} as HTMLElement;
const session = {
  state: 'ready' as const,
  signInUrl: 'https://connect.example/auth/sign-in',
  fields: { credentials: '{}', destination: '' },
};

const aContact = (
  id: string,
  state: ContactRef['state'],
  channel: ContactRef['channel'] = 'chat',
): ContactRef => ({ contactId: id as ContactId, channel, state });

function aSetting(overrides: Partial<CcpDeps> = {}) {
  const vendor = createFakePanel();
  const hub = createHub(workspaceRegistry);
  const watcher = hub.connect('mfe-video');
  const agents: unknown[] = [];
  const contacts: { focus: string | undefined; all: string[] }[] = [];
  const notices: string[] = [];
  const left: string[] = [];
  watcher.subscribe('agent.changed.v1', ({ payload }) => agents.push(payload.agent?.status));
  watcher.subscribe('contact.changed.v1', ({ payload }) =>
    contacts.push({
      focus: payload.contact?.contactId,
      all: payload.contacts.map((each) => `${each.contactId} ${each.state}`),
    }),
  );
  watcher.subscribe('notice.raised.v1', ({ payload }) => notices.push(payload.text));
  const clock = createTestClock();
  const bus = hub.connect('mfe-ccp');
  const ccp = createCcp({
    bus,
    panelOptions: {
      ccpUrl: 'https://connect.example/ccp-v2/',
      region: 'eu-central-1',
      frameTitle: 'Contact control panel',
      hasLoginPopup: false,
    },
    loadPanel: async () => vendor.panel,
    createSession: async () => session,
    submitSignIn: async () => undefined,
    leaveLine: async () => void left.push('left'),
    notices: {
      closeFailed: 'not closed',
      endFailed: 'not ended',
      connectionLost: 'lost',
      connectionBack: 'back',
    },
    after: clock.after,
    ...overrides,
  });
  return { ccp, hub, watcher, vendor, agents, contacts, notices, left, clock, pass: clock.pass };
}

function until(ccp: CcpModel, wanted: CcpState['state']): Promise<CcpState> {
  return new Promise((resolve) => {
    const look = () => ccp.getSnapshot().state === wanted && resolve(ccp.getSnapshot());
    ccp.subscribe(look);
    look();
  });
}

async function aReadyPanel() {
  const setting = aSetting();
  setting.ccp.start(container);
  await until(setting.ccp, 'loading');
  const listener = setting.vendor.opened[0]!;
  listener.onAcknowledged();
  return { ...setting, listener };
}

test('the panel opens after the federated sign-in, and is ready with its first snapshot', async () => {
  const submitted: unknown[] = [];
  const { ccp, vendor } = aSetting({ submitSignIn: async (each) => void submitted.push(each) });
  ccp.start(container);
  await until(ccp, 'loading');
  expect(submitted).toEqual([session]);
  vendor.opened[0]!.onSnapshot({ agent: alice, contacts: [] });
  expect(ccp.getSnapshot()).toEqual({ state: 'ready' });
});

test('a chat is told from ringing to gone, each state once', async () => {
  const { listener, contacts } = await aReadyPanel();
  for (const state of ['connecting', 'connecting', 'connected', 'ended'] as const) {
    listener.onSnapshot({ agent: alice, contacts: [aContact('c-1', state)] });
  }
  listener.onSnapshot({ agent: alice, contacts: [] });
  expect(contacts).toEqual([
    { focus: 'c-1', all: ['c-1 connecting'] },
    { focus: 'c-1', all: ['c-1 connected'] },
    { focus: 'c-1', all: ['c-1 ended'] },
    { focus: undefined, all: [] },
  ]);
});

test('after a reload the first snapshot restores the contact that is being served', async () => {
  const { listener, contacts } = await aReadyPanel();
  listener.onSnapshot({ agent: alice, contacts: [aContact('c-1', 'connected')] });
  expect(contacts).toEqual([{ focus: 'c-1', all: ['c-1 connected'] }]);
});

test('of two contacts the viewed one has the focus, and a change of view is told', async () => {
  const { listener, contacts } = await aReadyPanel();
  const both = [aContact('c-1', 'connected'), aContact('c-2', 'connected', 'voice')];
  listener.onSnapshot({ agent: alice, contacts: both });
  listener.onViewed('c-2');
  listener.onViewed('c-2');
  listener.onSnapshot({ agent: alice, contacts: both.slice(0, 1) });
  expect(contacts.map(({ focus }) => focus)).toEqual(['c-1', 'c-2', 'c-1']);
});

test("the agent's status is told when it changes", async () => {
  const { listener, agents } = await aReadyPanel();
  listener.onSnapshot({ agent: alice, contacts: [] });
  listener.onSnapshot({ agent: alice, contacts: [aContact('c-1', 'connecting')] });
  listener.onSnapshot({
    agent: { ...alice, status: 'Offline', isRoutable: false },
    contacts: [],
  });
  expect(agents).toEqual(['Available', 'Offline']);
});

test('a sign-out elsewhere ends the agent, not his contacts, and "sign in again" restores both', async () => {
  const { ccp, listener, vendor, agents, contacts } = await aReadyPanel();
  const snapshot = { agent: alice, contacts: [aContact('c-1', 'connected')] };
  listener.onSnapshot(snapshot);
  listener.onSignedOut();
  expect(ccp.getSnapshot()).toEqual({ state: 'signed-out' });
  expect([agents.at(-1), contacts.at(-1)?.focus, vendor.frames()]).toEqual([undefined, 'c-1', 0]);
  ccp.retry();
  await until(ccp, 'loading');
  vendor.opened[1]!.onSnapshot(snapshot);
  expect([ccp.getSnapshot().state, agents.at(-1)]).toEqual(['ready', 'Available']);
});

test.each([
  ['auth/not-an-agent', 'not-an-agent', 1],
  ['ccp/sign-in-off', 'sign-in-failed', 1],
  ['ccp/unavailable', 'sign-in-failed', 4],
] as const)('a sign-in refused for %s is named %s, after %i tries', async (code, reason, tries) => {
  let asked = 0;
  const createSession = () => (asked++, Promise.reject(new Problem(code)));
  const { ccp, vendor, pass } = aSetting({ createSession });
  ccp.start(container);
  await expect.poll(() => (pass(5_000), ccp.getSnapshot())).toEqual({ state: 'failed', reason });
  expect([asked, vendor.frames()]).toEqual([tries, 0]);
});

test('an api that never answers is given up', async () => {
  const { ccp, clock, pass } = aSetting({ createSession: () => new Promise(() => undefined) });
  ccp.start(container);
  await expect.poll(clock.timers).toBe(2);
  pass(20_000);
  expect(await until(ccp, 'failed')).toEqual({ state: 'failed', reason: 'sign-in-slow' });
});

const place = (number: number) =>
  ({ state: 'waiting', place: number, waitMs: number * 600, comeBackInMs: 4_000 }) as const;

test('an agent in line sees the place, comes back when told to, and goes in by himself', async () => {
  const answers = [place(37), place(12), session];
  const { ccp, vendor, pass } = aSetting({ createSession: async () => answers.shift()! });
  ccp.start(container);
  await expect
    .poll(() => ccp.getSnapshot())
    .toEqual({ state: 'waiting', place: 37, waitMs: 22_200 });
  pass(4_000);
  await expect.poll(() => ccp.getSnapshot()).toMatchObject({ place: 12 });
  pass(4_000);
  await until(ccp, 'loading');
  expect(vendor.frames()).toBe(1);
});

test('an api that restarts costs no place: the agent asks again, a few times', async () => {
  const answers = [() => place(3), fails, fails, () => session];
  const { ccp, pass } = aSetting({ createSession: async () => answers.shift()!() });
  function fails(): never {
    throw new Problem('server/unavailable');
  }
  const seen = new Set<string>();
  ccp.subscribe(() => seen.add(ccp.getSnapshot().state));
  ccp.start(container);
  await until(ccp, 'waiting');
  await expect.poll(() => (pass(4_000), ccp.getSnapshot().state)).toBe('loading');
  expect([answers.length, [...seen]]).toEqual([0, ['signing-in', 'waiting', 'loading']]);
});

test('an agent who leaves gives up the place; one who went in has none to give up', async () => {
  const inLine = aSetting({ createSession: async () => place(2) });
  inLine.ccp.start(container);
  await until(inLine.ccp, 'waiting');
  inLine.ccp.stop();
  expect([inLine.left, inLine.clock.timers()]).toEqual([['left'], 0]);
  const { ccp, left } = await aReadyPanel();
  ccp.stop();
  expect(left).toEqual([]);
});

test('a line that never ends is given up after a quarter of an hour', async () => {
  let asked = 0;
  const { ccp, pass } = aSetting({
    createSession: async () => (asked++, { ...place(2), comeBackInMs: 300_000 }),
  });
  ccp.start(container);
  await until(ccp, 'waiting');
  const giveUp = { state: 'failed', reason: 'sign-in-slow' };
  await expect.poll(() => (pass(300_000), ccp.getSnapshot())).toEqual(giveUp);
  expect(asked).toBe(4);
});

test('a panel that stays silent is taken down, and "try again" brings it up', async () => {
  const { ccp, vendor, pass } = await aReadyPanel();
  pass(25_000);
  expect(ccp.getSnapshot()).toEqual({ state: 'failed', reason: 'panel-silent' });
  expect(vendor.frames()).toBe(0);
  ccp.retry();
  await until(ccp, 'loading');
  vendor.opened[1]!.onSnapshot({ agent: alice, contacts: [] });
  expect(ccp.getSnapshot()).toEqual({ state: 'ready' });
});

test('a sign-in that was reported as failed still comes true when the panel acknowledges it later', async () => {
  const { ccp, vendor, pass } = aSetting();
  ccp.start(container);
  for (const reloads of [0, 1]) {
    await expect.poll(() => [vendor.frames(), vendor.reloads()]).toEqual([1, reloads]);
    vendor.opened[0]!.onPageLoaded();
    pass(3_500);
  }
  expect(await until(ccp, 'failed')).toEqual({ state: 'failed', reason: 'not-signed-in' });
  vendor.opened[0]!.onAcknowledged();
  expect(ccp.getSnapshot()).toEqual({ state: 'loading' });
  vendor.opened[0]!.onSnapshot({ agent: alice, contacts: [] });
  expect([ccp.getSnapshot().state, vendor.frames()]).toEqual(['ready', 1]);
});

test('with the login window of Amazon Connect nobody is signed in behind its back', async () => {
  const setting = aSetting({
    panelOptions: { ccpUrl: 'x', region: 'x', frameTitle: 'x', hasLoginPopup: true },
    createSession: () => Promise.reject(new Error('must not be asked')),
  });
  setting.ccp.start(container);
  await expect.poll(() => setting.vendor.frames()).toBe(1);
  setting.vendor.opened[0]!.onSnapshot({ agent: alice, contacts: [] });
  expect(setting.ccp.getSnapshot()).toEqual({ state: 'ready' });
});

test('a request to close a contact reaches the panel', async () => {
  const { listener, watcher, vendor } = await aReadyPanel();
  listener.onSnapshot({ agent: alice, contacts: [aContact('c-1', 'ended')] });
  watcher.publish('contact.close-requested.v1', { contactId: 'c-1' as ContactId });
  expect(vendor.closed).toEqual(['c-1']);
});

test('a contact that could not be closed is said, with what to do', async () => {
  const { watcher, vendor, notices } = await aReadyPanel();
  vendor.panel.closeContact = () => Promise.reject(new Error('gone'));
  watcher.publish('contact.close-requested.v1', { contactId: 'c-1' as ContactId });
  await expect.poll(() => notices).toEqual(['not closed']);
});

test('a request to end a phone call reaches the panel, and is said when it could not be done', async () => {
  const { watcher, vendor, notices } = await aReadyPanel();
  watcher.publish('contact.end-requested.v1', { contactId: 'call-1' as ContactId });
  expect(vendor.ended).toEqual(['call-1']);
  vendor.panel.endContact = () => Promise.reject(new Error('gone'));
  watcher.publish('contact.end-requested.v1', { contactId: 'call-1' as ContactId });
  await expect.poll(() => notices).toEqual(['not ended']);
});

test('a lost connection is said once, and once more when it is back', async () => {
  const { listener, notices } = await aReadyPanel();
  for (const connection of ['back', 'lost', 'lost', 'back'] as const) {
    listener.onConnection(connection);
  }
  expect(notices).toEqual(['lost', 'back']);
});

test('twenty rounds of start and stop leave no frame, no timer and no listener', async () => {
  for (let round = 0; round < 20; round++) {
    const { ccp, hub, vendor, clock } = await aReadyPanel();
    vendor.opened[0]!.onSnapshot({ agent: alice, contacts: [] });
    ccp.stop();
    await Promise.resolve();
    expect([vendor.frames(), clock.timers(), hub.listenerCount('mfe-ccp')]).toEqual([0, 0, 0]);
  }
});

test('a panel that arrives after the stop is not opened', async () => {
  let arrive: ((panel: ContactPanel) => void) | undefined;
  const setting = aSetting({
    loadPanel: () => new Promise((resolve) => void (arrive = resolve)),
  });
  setting.ccp.start(container);
  await expect.poll(() => arrive).toBeDefined();
  setting.ccp.stop();
  arrive?.(setting.vendor.panel);
  await Promise.resolve();
  expect(setting.vendor.frames()).toBe(0);
});
