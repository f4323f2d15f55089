import { expect, test } from 'vitest';
import { bringUp, type BringUpListener } from './bring-up.ts';
import { CcpError } from './ccp-error.ts';
import { createFakePanel } from './testing/fake-panel.ts';
import { createTestClock } from './testing/test-clock.ts';

const session = {
  state: 'ready' as const,
  signInUrl: 'https://connect.example/auth/sign-in',
  fields: { credentials: '{}', destination: '' },
};

type PageIs = 'signed-in' | 'error-page' | 'nothing';

/** What the panel's frame shows, at first and after a reload. */
function start(pages: readonly PageIs[], signInPageAnswers = true) {
  const clock = createTestClock();
  const vendor = createFakePanel();
  const told: string[] = [];
  const signInPages = { open: 0 };
  const tell = (what: string) => () => void told.push(what);
  const listener: BringUpListener = {
    onSigningIn: tell('signing in'),
    onPlace: tell('waiting'),
    onOpened: tell('opened'),
    onAcknowledged: tell('acknowledged'),
    onSnapshot: tell('snapshot'),
    onViewed: tell('viewed'),
    onSignedOut: tell('signed out'),
    onAccessDenied: tell('access denied'),
    onConnection: tell('connection'),
  };
  const panel: typeof vendor.panel = {
    ...vendor.panel,
    open(container, options, heard) {
      const opened = vendor.panel.open(container, options, heard);
      const show = (page: PageIs | undefined) => {
        if (page !== 'nothing') heard.onPageLoaded();
        if (page === 'signed-in') heard.onAcknowledged();
      };
      show(pages[0]);
      return { ...opened, reload: () => (told.push('reloaded'), show(pages[1])) };
    },
  };
  const run = new AbortController();
  const finished = bringUp(
    {
      after: clock.after,
      loadPanel: async () => panel,
      createSession: async () => (told.push('asked for a session'), session),
      submitSignIn(_session, until) {
        signInPages.open++;
        until.addEventListener('abort', () => signInPages.open--);
        return signInPageAnswers ? Promise.resolve() : new Promise(() => undefined);
      },
      place: {
        container: {} as HTMLElement,
        options: { ccpUrl: '', region: '', frameTitle: '', hasLoginPopup: false },
      },
    },
    listener,
    run.signal,
  ).then(
    () => 'acknowledged',
    (error: unknown) => (error instanceof CcpError ? error.reason : error),
  );
  return { clock, vendor, told, signInPages, finished, run };
}

/** Everything that promises have to do is done. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Lets time pass in steps of a tenth of a second until the outcome is known, for a minute at most. */
async function outcomeOf({ clock, finished }: ReturnType<typeof start>) {
  let outcome: unknown;
  void finished.then((what) => (outcome = what));
  while (clock.now() < 60_000) {
    await settled();
    if (outcome !== undefined) break;
    clock.pass(100);
  }
  return { outcome, ms: clock.now() };
}

test('an error page instead of the panel is reported within ten seconds, after one retry with a fresh sign-in', async () => {
  const started = start(['error-page', 'error-page']);
  const { outcome, ms } = await outcomeOf(started);
  expect(outcome).toBe('not-signed-in');
  expect(ms).toBeLessThan(10_000);
  expect(started.told).toEqual([
    ...['signing in', 'asked for a session', 'opened'],
    ...['asked for a session', 'reloaded'],
  ]);
});

test('a sign-in that works at the second attempt is no failure', async () => {
  const started = start(['error-page', 'signed-in']);
  expect((await outcomeOf(started)).outcome).toBe('acknowledged');
  expect(started.told.filter((each) => each === 'asked for a session')).toHaveLength(2);
  expect(started.vendor.frames()).toBe(1);
});

test('a panel that acknowledges while the agent is signed in again is not reloaded', async () => {
  const started = start(['error-page', 'error-page']);
  const { clock, vendor, told } = started;
  await expect.poll(() => vendor.frames()).toBe(1);
  clock.pass(3_500);
  vendor.opened[0]!.onAcknowledged();
  expect((await outcomeOf(started)).outcome).toBe('acknowledged');
  expect(told).not.toContain('reloaded');
});

test('a panel whose page does not load is named, after one retry', async () => {
  expect((await outcomeOf(start(['nothing', 'nothing']))).outcome).toBe('panel-silent');
});

test('a sign-in page that never answers keeps nobody out who is signed in', async () => {
  const { outcome, ms } = await outcomeOf(start(['signed-in'], false));
  expect([outcome, ms]).toEqual(['acknowledged', 5_000]);
});

test('the frame of the sign-in page stays until the panel has acknowledged it', async () => {
  const failing = start(['error-page', 'error-page']);
  await outcomeOf(failing);
  // They may still come true.
  expect(failing.signInPages.open).toBe(2);
  const working = start(['signed-in']);
  await outcomeOf(working);
  expect(working.signInPages.open).toBe(0);
});

test('a panel that is given up leaves no frame and no timer, and is not heard any more', async () => {
  const { run, vendor, told, clock, signInPages, finished } = start(['nothing']);
  await expect.poll(() => vendor.frames()).toBe(1);
  run.abort();
  await finished;
  const before = [...told];
  vendor.opened[0]!.onAcknowledged();
  expect(told).toEqual(before);
  expect([vendor.frames(), signInPages.open, clock.timers()]).toEqual([0, 0, 0]);
});
