import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHost, type Host } from '../host/host.ts';
import { createChimeService, type ChimeService } from './index.ts';
import { createHarnessService, launchBrowser, openPage } from './testing/browser.ts';
import type { PageState } from './testing/harness.ts';
import { waitFor } from './testing/wait-for.ts';

/** The real client in a real browser: an agent, a customer, and a recorder that only receives. */
const people = ['agent', 'customer', 'recorder'] as const;
type Person = (typeof people)[number];

// Values of MeetingSessionStatusCode in amazon-chime-sdk-js 3.32.0.
const StatusCode = { AudioAuthenticationRejected: 3, MeetingEnded: 5, AudioAttendeeRemoved: 22 };

let host: Host;
let chime: ChimeService;
let browser: Browser;
let base = '';
const pages = {} as Record<Person, Page>;
const attendees = {} as Record<Person, { AttendeeId: string; JoinToken: string }>;
let meeting: { MeetingId: string };

beforeAll(async () => {
  chime = await createChimeService({ publicUrl: () => base });
  host = await createHost({ port: 0, services: [chime, await createHarnessService()] });
  base = `http://localhost:${await host.listen()}`;
  browser = await launchBrowser(process.env.CHROME_PATH ?? '/usr/bin/chromium');
  const created = (await api('POST', '/meetings?operation=create-attendees', {
    ClientRequestToken: 'browser-test',
    MediaRegion: 'us-east-1',
    ExternalMeetingId: 'browser-test',
    Attendees: people.map((ExternalUserId) => ({ ExternalUserId })),
  })) as { Meeting: typeof meeting; Attendees: (typeof attendees)[Person][] };
  meeting = created.Meeting;
  people.forEach((person, index) => (attendees[person] = created.Attendees[index]!));
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

async function api(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${base}/chime${path}`, {
    method,
    ...(body
      ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}),
  });
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

const control = (verb: string, body: unknown) =>
  host.app.inject({ method: 'POST', url: `/__control/chime/${verb}`, payload: body as object });
const stateOf = (person: Person) => pages[person].evaluate(() => window.harness.state());
const see = (person: Person, what: string, isMet: (state: PageState) => boolean) =>
  waitFor(() => stateOf(person), isMet, `${person} sees ${what}`);
const tileOf = (state: PageState, person: Person, isContent = false) =>
  state.tiles.find((tile) => {
    const id = attendees[person].AttendeeId;
    return !tile.isLocal && tile.attendeeId === (isContent ? `${id}#content` : id);
  });
const framesOf = (state: PageState, person: Person, isContent = false) =>
  tileOf(state, person, isContent)?.frames ?? 0;

async function join(person: Person, simulcast = false): Promise<void> {
  pages[person] = await openPage(browser, `${base}/harness`);
  const microphone = person !== 'recorder';
  const options = { meeting, attendee: attendees[person], microphone, simulcast };
  await pages[person].evaluate((each) => window.harness.join(each), options);
}

it('three people join, see each other in the roster and hear each other', async () => {
  await Promise.all(people.map((person) => join(person)));
  for (const person of people) {
    const state = await see(
      person,
      'three people and sound',
      ({ roster, audioEnergy }) => Object.keys(roster).length === 3 && audioEnergy > 0.001,
    );
    expect(state.starts).toBe(1);
  }
  await see('recorder', 'who speaks', ({ roster }) =>
    (['agent', 'customer'] as const).every(
      (person) => (roster[attendees[person].AttendeeId]?.loudest ?? 0) > 0,
    ),
  );
}, 30_000);

it('cameras are seen by everyone else, and their frames advance', async () => {
  await pages.agent.evaluate(() => window.harness.startCamera());
  await pages.customer.evaluate(() => window.harness.startCamera());
  await see('agent', 'the customer', (state) => framesOf(state, 'customer') > 10);
  await see('customer', 'the agent', (state) => framesOf(state, 'agent') > 10);
  const first = await see(
    'recorder',
    'both',
    (state) => framesOf(state, 'agent') > 10 && framesOf(state, 'customer') > 10,
  );
  await see('recorder', 'them move on', (state) =>
    (['agent', 'customer'] as const).every(
      (person) => framesOf(state, person) > framesOf(first, person) + 10,
    ),
  );
}, 30_000);

it('a paused tile stands still, and moves again when it is resumed', async () => {
  const id = attendees.agent.AttendeeId;
  await pages.customer.evaluate((each) => window.harness.setPaused(each, true), id);
  await see('customer', 'a paused tile', (state) => tileOf(state, 'agent')?.isPaused === true);
  // Frames that were under way still arrive.
  let last = -1;
  const still = await waitFor(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      const frames = framesOf(await stateOf('customer'), 'agent');
      const isStill = frames === last;
      last = frames;
      return { frames, isStill };
    },
    ({ isStill }) => isStill,
    'the tile stands still',
  );
  await pages.customer.evaluate((each) => window.harness.setPaused(each, false), id);
  await see('customer', 'it move', (state) => framesOf(state, 'agent') > still.frames + 10);
}, 30_000);

it('mute and unmute are seen by the others', async () => {
  const id = attendees.customer.AttendeeId;
  await pages.customer.evaluate(() => window.harness.setMuted(true));
  await see('agent', 'a muted customer', ({ roster }) => roster[id]?.muted === true);
  await pages.customer.evaluate(() => window.harness.setMuted(false));
  await see('agent', 'an unmuted customer', ({ roster }) => roster[id]?.muted === false);
});

it('a data message reaches the others once, and not its sender', async () => {
  await pages.agent.evaluate(() => window.harness.say('test', 'hello', 60_000));
  await see('customer', 'the message', ({ messages }) => messages.includes('agent: hello'));
  expect((await stateOf('agent')).messages).toEqual([]);
});

it('a shared screen is a tile of its own, with its sharer in the roster twice', async () => {
  await pages.customer.evaluate(() => window.harness.startShare());
  await see('agent', 'the screen', (state) => framesOf(state, 'customer', true) > 5);
  await see('recorder', 'the screen', (state) => framesOf(state, 'customer', true) > 5);
  const { roster } = await stateOf('agent');
  expect(Object.keys(roster)).toContain(`${attendees.customer.AttendeeId}#content`);
  await pages.customer.evaluate(() => window.harness.stopShare());
  await see('agent', 'it gone', (state) => tileOf(state, 'customer', true) === undefined);
  await see('customer', 'that it stopped', ({ shares }) => shares.includes('stop'));
}, 30_000);

it('a dropped signalling socket heals without an absence in the roster', async () => {
  const { AttendeeId: attendeeId } = attendees.customer;
  const before = await stateOf('agent');
  await control('drop-signaling', { meetingId: meeting.MeetingId, attendeeId });
  await see('customer', 'a second start', ({ starts }) => starts === 2);
  await see('customer', 'the agent again', (state) => framesOf(state, 'agent') > 10);
  await see('agent', 'the customer again', (state) => framesOf(state, 'customer') > 10);
  const after = await stateOf('agent');
  expect(
    after.presence.filter((each) => each.startsWith(attendeeId) && !each.endsWith(':in')),
  ).toEqual(before.presence.filter((each) => each.startsWith(attendeeId) && !each.endsWith(':in')));
  // What was said before is not said again to someone who only reconnected.
  expect((await stateOf('customer')).messages).toEqual(['agent: hello']);
}, 40_000);

it('a camera that stops takes its tile away', async () => {
  await pages.agent.evaluate(() => window.harness.stopCamera());
  await see('customer', 'no agent', (state) => tileOf(state, 'agent') === undefined);
});

it('a page that is reloaded comes back into the meeting, and is seen again', async () => {
  await pages.customer.close();
  await join('customer', true); // with simulcast, which other clients may use
  await pages.customer.evaluate(() => window.harness.startCamera());
  await see('customer', 'the others', ({ roster }) => Object.keys(roster).length === 3);
  await see('agent', 'the customer', (state) => framesOf(state, 'customer') > 10);
  await see('recorder', 'the customer', (state) => framesOf(state, 'customer') > 10);
}, 30_000);

it('five percent of lost packets stop neither picture nor sound', async () => {
  await control('mute-media', { meetingId: meeting.MeetingId, lossPercent: 5 });
  const before = await stateOf('recorder');
  await see(
    'recorder',
    'picture and sound go on',
    (state) =>
      framesOf(state, 'customer') > framesOf(before, 'customer') + 20 &&
      state.audioPackets > before.audioPackets + 50 &&
      state.audioEnergy > before.audioEnergy,
  );
  await control('mute-media', { lossPercent: 0 });
}, 30_000);

it('an unknown join token is refused, and nobody else notices', async () => {
  const page = await openPage(browser, `${base}/harness`);
  await page.evaluate((each) => window.harness.join(each), {
    meeting,
    attendee: { ...attendees.agent, JoinToken: 'nobody-has-this-token' },
    microphone: false,
  });
  await waitFor(
    () => page.evaluate(() => window.harness.state()),
    ({ stops }) => stops.includes(StatusCode.AudioAuthenticationRejected),
    'the intruder is refused',
  );
  await page.close();
  expect((await stateOf('agent')).stops).toEqual([]);
}, 30_000);

it('a removed attendee is told so and leaves the roster', async () => {
  const { AttendeeId } = attendees.recorder;
  await api('DELETE', `/meetings/${meeting.MeetingId}/attendees/${AttendeeId}`);
  await see('recorder', 'its end', ({ stops }) => stops.includes(StatusCode.AudioAttendeeRemoved));
  await see('agent', 'the recorder gone', ({ presence }) => presence.includes(`${AttendeeId}:out`));
});

it('a deleted meeting ends for everyone', async () => {
  await api('DELETE', `/meetings/${meeting.MeetingId}`);
  for (const person of ['agent', 'customer'] as const) {
    await see(person, 'the end', ({ stops }) => stops.includes(StatusCode.MeetingEnded));
  }
  expect(chime.meetings()).toEqual([]);
});
