import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { RecorderClaim, RecorderOrder } from '@video-escalation/contracts/http/recorder';
import type { Recording } from '@video-escalation/contracts/recordings/recording';
import type { MeetingId } from '@video-escalation/contracts/ids';
import { alice } from './fake-contact-center.ts';
import { createWorld, recordingEnvironment, type World, type WorldOptions } from './world.ts';

export interface RecordingCallOptions extends WorldOptions {
  /** Contact attributes that the flow has set to `true`. @default the button */
  readonly allowed?: readonly string[];
}

export type RecordingCall = Awaited<ReturnType<typeof startCall>>;

/** A call of Alice's and Chris' that may be recorded, and the hands of everybody in it. */
export async function startCall(options: RecordingCallOptions = {}) {
  const { allowed = ['videoRecordingStartStopEnabled'], env, ...more } = options;
  const world = await createWorld({ env: { ...recordingEnvironment, ...env }, ...more });
  const { contactId, token } = await world.startChat();
  world.center.accept(contactId, alice);
  world.center.allow(contactId, ...allowed);
  const created = await post(world, '/v1/meetings', world.tokens.alice, { contactId });
  const meetingId = created.body.meetingId as unknown as MeetingId;
  const url = `/v1/meetings/${meetingId}`;
  const asAgent = (path: string, by = world.tokens.alice) => post(world, path, by);
  const asCustomer = (what: string, body?: object) =>
    post(world, `/v1/contacts/${contactId}/${what}`, token.customerToken, body);
  const event = (
    source: string,
    detail: object,
    key = recordingEnvironment.MACHINE_EVENTS_SECRET,
  ) =>
    world.call({
      method: 'POST',
      url: '/v1/machine/events',
      headers: { 'x-api-key': key },
      payload: { id: 'e-1', source, 'detail-type': 'any', time: 'now', detail },
    });
  const asksJoinData = { agent: () => asAgent(`${url}/join`), customer: () => asCustomer('join') };
  /** From the press to the sound: what the page asks the api for, and what Chime then says. */
  async function joins(who: keyof typeof asksJoinData): Promise<void> {
    const { body } = await asksJoinData[who]();
    const { AttendeeId: attendeeId } = (body as unknown as JoinData).attendee;
    await event('aws.chime', { eventType: 'chime:AttendeeJoined', meetingId, attendeeId });
  }

  return {
    world,
    contactId,
    meetingId,
    asCustomer,
    start: (by?: string) => asAgent(`${url}/recordings`, by),
    command: (what: 'stop' | 'pause' | 'resume', id: string, by?: string) =>
      asAgent(`/v1/recordings/${id}/${what}`, by),
    asksJoinData,
    agentJoins: () => joins('agent'),
    customerJoins: () => joins('customer'),
    endMeeting: () => world.call({ method: 'DELETE', url, token: world.tokens.alice }),
    answer: (recordingId: string, answer: 'given' | 'refused') =>
      asCustomer('recording-consent', { recordingId, answer }),
    recorder: () => recorderIn(world),
    /** As the agent's page has it. */
    async seen(): Promise<Recording | undefined> {
      const path = `/v1/agent/contacts/${contactId}/meeting`;
      const { body } = await world.call({ url: path, token: world.tokens.alice });
      return body.recording;
    },
    async seenByCustomer(): Promise<Recording | undefined> {
      const path = `/v1/contacts/${contactId}`;
      const { body } = await world.call({ url: path, token: token.customerToken });
      return (body.video as unknown as { recording?: Recording }).recording;
    },
    watch: () => world.watch.round(),
    event,
  };
}

/** A recorder task that has just come up. */
async function recorderIn(world: World) {
  const ticket = world.tasks.ticket();
  const claimed = await world.call({
    method: 'POST',
    url: '/v1/recorder/claims',
    payload: { ticket },
  });
  const claim = claimed.body as unknown as RecorderClaim;
  return {
    claim,
    status: claimed.status,
    code: claimed.body.code,
    async report(phase: string, recordedMs = 0, more: object = {}) {
      const report = { phase, recordedMs, storedBytes: 0, waitingBytes: 0, ...more };
      const url = `/v1/recorder/recordings/${claim.subject.recordingId}/reports`;
      const { body } = await post(world, url, claim.token, report);
      return body as unknown as RecorderOrder & { code?: string };
    },
  };
}

function post(world: World, url: string, token: string, payload?: object) {
  return world.call({ method: 'POST', url, token, ...(payload ? { payload } : {}) });
}
