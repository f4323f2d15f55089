import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createHost, type Host } from '../../host/host.ts';
import { createChimeService } from '../index.ts';
import { FrameType } from '../proto/schema.ts';
import { connectSignaling, joinSignaling } from '../testing/signaling-client.ts';
import { waitFor } from '../testing/wait-for.ts';

let host: Host;
let base = '';
let url = '';
let meetingId = '';
let alice: { AttendeeId: string; JoinToken: string };
let bob: typeof alice;

beforeAll(async () => {
  const timings = { joinMs: 300, farewellMs: 100, reconnectGraceMs: 300 };
  const service = await createChimeService({ publicUrl: () => base, timings });
  host = await createHost({ port: 0, services: [service] });
  base = `http://127.0.0.1:${await host.listen()}`;
});

beforeEach(async () => {
  const response = await host.app.inject({
    method: 'POST',
    url: '/chime/meetings?operation=create-attendees',
    payload: {
      ClientRequestToken: randomUUID(),
      MediaRegion: 'us-east-1',
      ExternalMeetingId: 'signaling-test',
      Attendees: [{ ExternalUserId: 'alice' }, { ExternalUserId: 'bob' }],
    },
  });
  const { Meeting, Attendees } = response.json<{
    Meeting: { MeetingId: string; MediaPlacement: { SignalingUrl: string } };
    Attendees: [typeof alice, typeof bob];
  }>();
  [alice, bob] = Attendees;
  meetingId = Meeting.MeetingId;
  url = `${Meeting.MediaPlacement.SignalingUrl}?X-Chime-Control-Protocol-Version=3`;
});

afterAll(() => host.stop());

const hello = {
  type: FrameType.DATA_MESSAGE,
  dataMessage: { messages: [{ topic: 't', data: Buffer.from('hello'), lifetimeMs: 60_000 }] },
};

describe('a client that misbehaves', () => {
  it('is told of frames that cannot be read, and may go on', async () => {
    const client = await joinSignaling(url, alice.JoinToken);
    client.sendRaw(Buffer.from([0x05, 0xff, 0xff]));
    client.sendRaw('text');
    client.send({ type: FrameType.SUBSCRIBE, subscribe: { sdpOffer: 'nonsense' } });
    await waitFor(
      () => client.frames.filter(({ type }) => type === FrameType.NOTIFICATION).length,
      (count) => count === 3,
      'three notifications',
    );
    client.send({ type: FrameType.PING_PONG, pingPong: { type: 1, pingId: 7 } });
    expect((await client.receive(FrameType.PING_PONG)).pingPong).toEqual({ type: 2, pingId: 7 });
    client.close();
  });

  it('is closed for too many bad frames, too large a message or a flood; nobody else is', async () => {
    const neighbour = await joinSignaling(url, bob.JoinToken);
    const misdeeds = [
      (client: Awaited<ReturnType<typeof joinSignaling>>) => {
        for (let i = 0; i < 30; i++) client.sendRaw('noise');
      },
      (client: Awaited<ReturnType<typeof joinSignaling>>) =>
        client.sendRaw(Buffer.alloc(300 * 1024)),
      (client: Awaited<ReturnType<typeof joinSignaling>>) => {
        for (let i = 0; i < 300; i++) client.send({ type: FrameType.CLIENT_METRIC });
      },
    ];
    for (const [index, misbehave] of misdeeds.entries()) {
      const client = await joinSignaling(url, alice.JoinToken);
      misbehave(client);
      expect(await client.closed()).toBe([1008, 1009, 1008][index]);
    }
    neighbour.send({ type: FrameType.PING_PONG, pingPong: { type: 1, pingId: 1 } });
    await neighbour.receive(FrameType.PING_PONG);
    neighbour.close();
  });

  it('and never joins is closed', async () => {
    const client = await connectSignaling(url, alice.JoinToken);
    expect(await client.closed()).toBe(1008);
  });

  it('and has an unknown token, or one of another meeting, is refused after JOIN', async () => {
    const other = url.replace(meetingId, 'no-such-meeting');
    for (const [address, token] of [
      [url, 'nobody'],
      [other, alice.JoinToken],
    ] as const) {
      const client = await connectSignaling(address, token);
      client.send({ type: FrameType.JOIN, join: { protocolVersion: 2 } });
      expect((await client.receive(FrameType.AUDIO_STATUS)).audioStatus).toEqual({
        audioStatus: 403,
      });
      expect(await client.closed()).toBe(1000);
    }
  });
});

describe('an attendee', () => {
  it('whose meeting has ended is told so by the close code', async () => {
    await host.app.inject({ method: 'DELETE', url: `/chime/meetings/${meetingId}` });
    const client = await connectSignaling(url, alice.JoinToken);
    client.send({ type: FrameType.JOIN, join: { protocolVersion: 2 } });
    expect(await client.closed()).toBe(4410);
  });

  it('who joins from a second device ends the first connection', async () => {
    const first = await joinSignaling(url, alice.JoinToken, 1);
    const second = await joinSignaling(url, alice.JoinToken, 2);
    expect((await first.receive(FrameType.AUDIO_STATUS)).audioStatus).toEqual({ audioStatus: 301 });
    expect(second.closeCode).toBeUndefined();
    second.close();
  });

  it('who only reconnects is not told to have joined elsewhere', async () => {
    const first = await joinSignaling(url, alice.JoinToken, 1);
    const second = await joinSignaling(url, alice.JoinToken, 1);
    await first.closed();
    expect(first.frames.some(({ type }) => type === FrameType.AUDIO_STATUS)).toBe(false);
    second.close();
  });

  it('who comes late gets the messages that still live, but not again after a reconnect', async () => {
    const sender = await joinSignaling(url, alice.JoinToken);
    sender.send(hello);
    const late = await joinSignaling(url, bob.JoinToken, 5);
    const { dataMessage } = await late.receive(FrameType.DATA_MESSAGE);
    expect(dataMessage?.messages?.[0]).toMatchObject({
      topic: 't',
      senderExternalUserId: 'alice',
      senderAttendeeId: alice.AttendeeId,
    });
    const again = await joinSignaling(url, bob.JoinToken, 5);
    again.send({ type: FrameType.PING_PONG, pingPong: { type: 1, pingId: 1 } });
    await again.receive(FrameType.PING_PONG);
    expect(again.frames.some(({ type }) => type === FrameType.DATA_MESSAGE)).toBe(false);
    sender.close();
    again.close();
  });

  it('who leaves gets an acknowledgement', async () => {
    const client = await joinSignaling(url, alice.JoinToken);
    client.send({ type: FrameType.LEAVE, leave: {} });
    await client.receive(FrameType.LEAVE_ACK);
    client.close();
  });

  it('without the content capability cannot share', async () => {
    await host.app.inject({
      method: 'PUT',
      url: `/chime/meetings/${meetingId}/attendees/${alice.AttendeeId}/capabilities`,
      payload: { Capabilities: { Audio: 'SendReceive', Video: 'SendReceive', Content: 'Receive' } },
    });
    const client = await connectSignaling(url, `${alice.JoinToken}#content`);
    client.send({ type: FrameType.JOIN, join: { protocolVersion: 2 } });
    expect((await client.receive(FrameType.AUDIO_STATUS)).audioStatus).toEqual({
      audioStatus: 403,
    });
    client.close();
  });
});

it('a path without a meeting is left to other services', async () => {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/chime/signal/`);
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toContain('404');
});
