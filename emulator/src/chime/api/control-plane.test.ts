import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import {
  BatchCreateAttendeeCommand,
  BatchUpdateAttendeeCapabilitiesExceptCommand,
  ChimeSDKMeetingsClient,
  CreateAttendeeCommand,
  CreateMeetingCommand,
  CreateMeetingWithAttendeesCommand,
  DeleteAttendeeCommand,
  DeleteMeetingCommand,
  GetAttendeeCommand,
  GetMeetingCommand,
  ListAttendeesCommand,
  UpdateAttendeeCapabilitiesCommand,
  type AttendeeCapabilities,
  type CreateMeetingCommandInput,
} from '@aws-sdk/client-chime-sdk-meetings';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHost, type Host } from '../../host/host.ts';
import { createChimeService } from '../index.ts';

/** REMOTE=1 runs the same claims against the real service, with the credentials of the machine. */
const isRemote = process.env.REMOTE === '1';

let host: Host | undefined;
let client: ChimeSDKMeetingsClient;
const created: string[] = [];

beforeAll(async () => {
  if (isRemote) {
    client = new ChimeSDKMeetingsClient({});
    return;
  }
  let base = '';
  host = await createHost({
    port: 0,
    services: [await createChimeService({ publicUrl: () => base })],
  });
  base = `http://127.0.0.1:${await host.listen()}`;
  client = new ChimeSDKMeetingsClient({
    endpoint: `${base}/chime`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  });
});

afterEach(async () => {
  for (const MeetingId of created.splice(0)) {
    await client.send(new DeleteMeetingCommand({ MeetingId }));
  }
});

afterAll(async () => {
  client.destroy();
  await host?.stop();
});

const everything: AttendeeCapabilities = {
  Audio: 'SendReceive',
  Video: 'SendReceive',
  Content: 'SendReceive',
};

async function createMeeting(ClientRequestToken: string = randomUUID()) {
  const { Meeting } = await client.send(
    new CreateMeetingCommand({
      ClientRequestToken,
      MediaRegion: 'us-east-1',
      ExternalMeetingId: 'contract-test',
    }),
  );
  const MeetingId = Meeting?.MeetingId ?? '';
  created.push(MeetingId);
  return { Meeting, MeetingId };
}

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: { name: string; $metadata: { httpStatusCode: number } }) =>
      `${error.$metadata.httpStatusCode} ${error.name}`,
  );

describe('meetings', () => {
  it('that are created can be joined, read and deleted', async () => {
    const { Meeting, MeetingId } = await createMeeting();
    expect(Meeting?.MediaPlacement?.SignalingUrl).toMatch(/^wss?:\/\/[^?]+$/);
    expect(Meeting?.MediaPlacement?.AudioHostUrl).toBeTruthy();
    const read = await client.send(new GetMeetingCommand({ MeetingId }));
    expect(read.Meeting?.ExternalMeetingId).toBe('contract-test');
    expect(read.Meeting?.MeetingArn).toContain(`meeting/${MeetingId}`);
    await client.send(new DeleteMeetingCommand({ MeetingId }));
    expect(await errorOf(client.send(new GetMeetingCommand({ MeetingId })))).toBe(
      '404 NotFoundException',
    );
  });

  it('with the same client request token are one meeting, whatever else is asked for', async () => {
    const token = randomUUID();
    const [first, second] = [await createMeeting(token), await createMeeting(token)];
    expect(second.MeetingId).toBe(first.MeetingId);
    const other = new CreateMeetingCommand({
      ClientRequestToken: token,
      MediaRegion: 'eu-central-1',
      ExternalMeetingId: 'another-one',
    });
    expect((await client.send(other)).Meeting?.MeetingId).toBe(first.MeetingId);
  });

  it('can be created with their attendees', async () => {
    const { Meeting, Attendees, Errors } = await client.send(
      new CreateMeetingWithAttendeesCommand({
        ClientRequestToken: randomUUID(),
        MediaRegion: 'us-east-1',
        ExternalMeetingId: 'contract-test',
        Attendees: [{ ExternalUserId: 'alice' }, { ExternalUserId: 'bob' }],
      }),
    );
    created.push(Meeting?.MeetingId ?? '');
    expect(Attendees?.map(({ ExternalUserId }) => ExternalUserId)).toEqual(['alice', 'bob']);
    expect(Errors ?? []).toEqual([]);
  });

  it('without a known media region or with too short a name are refused', async () => {
    const request = { ClientRequestToken: randomUUID(), ExternalMeetingId: 'contract-test' };
    const refused = [
      { ...request, MediaRegion: 'moon-north-1' },
      { ...request, MediaRegion: 'us-east-1', ExternalMeetingId: 'x' },
      { ...request, MediaRegion: 'us-east-1', ExternalMeetingId: 'AWS:reserved' },
      { ...request, MediaRegion: 'us-east-1', ExternalMeetingId: '<contract>' },
      { ...request, MediaRegion: 'us-east-1', ClientRequestToken: 'a token' },
    ];
    for (const each of refused) {
      expect(await errorOf(client.send(new CreateMeetingCommand(each)))).toBe(
        '400 BadRequestException',
      );
    }
  });
});

describe('attendees', () => {
  it('with the same external user id are one attendee', async () => {
    const { MeetingId } = await createMeeting();
    const request = { MeetingId, ExternalUserId: 'alice' };
    const first = await client.send(new CreateAttendeeCommand(request));
    const second = await client.send(new CreateAttendeeCommand(request));
    expect(second.Attendee?.AttendeeId).toBe(first.Attendee?.AttendeeId);
    expect(first.Attendee?.JoinToken).toMatch(/^[\w.~+-]+$/);
    expect(first.Attendee?.Capabilities).toEqual(everything);
  });

  it('can be created in a batch and are listed page by page', async () => {
    const { MeetingId } = await createMeeting();
    await client.send(
      new BatchCreateAttendeeCommand({
        MeetingId,
        Attendees: ['alice', 'bob', 'carol'].map((ExternalUserId) => ({ ExternalUserId })),
      }),
    );
    const first = await client.send(new ListAttendeesCommand({ MeetingId, MaxResults: 2 }));
    const NextToken = first.NextToken;
    const second = await client.send(
      new ListAttendeesCommand({ MeetingId, MaxResults: 2, NextToken }),
    );
    const names = [...(first.Attendees ?? []), ...(second.Attendees ?? [])].map(
      ({ ExternalUserId }) => ExternalUserId,
    );
    expect(names.sort()).toEqual(['alice', 'bob', 'carol']);
    expect(second.NextToken).toBeUndefined();
  });

  it('that are deleted are not found any more', async () => {
    const { MeetingId } = await createMeeting();
    const { Attendee } = await client.send(
      new CreateAttendeeCommand({ MeetingId, ExternalUserId: 'alice' }),
    );
    const ids = { MeetingId, AttendeeId: Attendee?.AttendeeId };
    expect((await client.send(new GetAttendeeCommand(ids))).Attendee?.ExternalUserId).toBe('alice');
    await client.send(new DeleteAttendeeCommand(ids));
    expect(await errorOf(client.send(new GetAttendeeCommand(ids)))).toBe('404 NotFoundException');
  });

  it('may be given other capabilities, one by one or all but some', async () => {
    const { MeetingId } = await createMeeting();
    const { Attendees = [] } = await client.send(
      new BatchCreateAttendeeCommand({
        MeetingId,
        Attendees: [{ ExternalUserId: 'alice' }, { ExternalUserId: 'bob' }],
      }),
    );
    const [alice, bob] = Attendees.map(({ AttendeeId = '' }) => AttendeeId);
    const listen: AttendeeCapabilities = { Audio: 'Receive', Video: 'Receive', Content: 'Receive' };
    const updated = await client.send(
      new UpdateAttendeeCapabilitiesCommand({ MeetingId, AttendeeId: alice, Capabilities: listen }),
    );
    expect(updated.Attendee?.Capabilities).toEqual(listen);
    await client.send(
      new BatchUpdateAttendeeCapabilitiesExceptCommand({
        MeetingId,
        ExcludedAttendeeIds: [{ AttendeeId: alice }],
        Capabilities: { ...everything, Audio: 'None' },
      }),
    );
    const read = await client.send(new GetAttendeeCommand({ MeetingId, AttendeeId: bob }));
    expect(read.Attendee?.Capabilities?.Audio).toBe('None');
    const kept = await client.send(new GetAttendeeCommand({ MeetingId, AttendeeId: alice }));
    expect(kept.Attendee?.Capabilities).toEqual(listen);
  });

  it('may not receive content without receiving video', async () => {
    const { MeetingId } = await createMeeting();
    const request = {
      MeetingId,
      ExternalUserId: 'alice',
      Capabilities: { Audio: 'SendReceive', Video: 'None', Content: 'Receive' } as const,
    };
    expect(await errorOf(client.send(new CreateAttendeeCommand(request)))).toBe(
      '400 BadRequestException',
    );
  });

  it('cannot be added to a meeting that does not exist', async () => {
    const request = { MeetingId: randomUUID(), ExternalUserId: 'alice' };
    expect(await errorOf(client.send(new CreateAttendeeCommand(request)))).toBe(
      '404 NotFoundException',
    );
  });
});

describe.skipIf(isRemote)('the stand-in', () => {
  const inject = (method: 'GET' | 'POST' | 'OPTIONS', url: string, payload?: object) =>
    host!.app.inject({ method, url, ...(payload ? { payload } : {}) });

  it('refuses an operation that it lacks by its name', async () => {
    const { MeetingId } = await createMeeting();
    const transcription = await inject(
      'POST',
      `/chime/meetings/${MeetingId}/transcription?operation=start`,
      {},
    );
    expect(transcription.statusCode).toBe(501);
    expect(transcription.headers['x-amzn-errortype']).toBe('NotImplementedException');
    expect(transcription.json<{ Message: string }>().Message).toContain(
      'StartMeetingTranscription',
    );
    const unknown = await inject('GET', '/chime/app-instances');
    expect(unknown.statusCode).toBe(501);
    expect(unknown.json<{ Message: string }>().Message).toContain('GET /app-instances');
  });

  const meeting = {
    ClientRequestToken: 'token',
    MediaRegion: 'us-east-1',
    ExternalMeetingId: 'contract-test',
  };
  it.each<[string, Partial<CreateMeetingCommandInput>]>([
    ['PrimaryMeetingId', { PrimaryMeetingId: randomUUID() }],
    ['NotificationsConfiguration', { NotificationsConfiguration: {} }],
    ['MediaPlacementNetworkType DualStack', { MediaPlacementNetworkType: 'DualStack' }],
    ['Tags', { Tags: [{ Key: 'team', Value: 'video' }] }],
  ])('refuses a meeting with %s by its name', async (name, more) => {
    const request = { ...meeting, ...more };
    const Attendees = [{ ExternalUserId: 'alice' }];
    for (const answer of [
      client.send(new CreateMeetingCommand(request)),
      client.send(new CreateMeetingWithAttendeesCommand({ ...request, Attendees })),
    ]) {
      await expect(answer).rejects.toMatchObject({
        name: 'NotImplementedException',
        message: expect.stringContaining(name) as string,
      });
    }
  });

  it('says which values a member takes', async () => {
    const answer = await inject('POST', '/chime/meetings', {
      ...meeting,
      MeetingFeatures: { Video: { MaxResolution: '4K' } },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ Message: string }>().Message).toBe(
      "Value at 'MeetingFeatures.Video.MaxResolution' failed to satisfy constraint: Member must satisfy enum value set: [None, HD, FHD]",
    );
  });

  it.each(['/chime/sdk-media-capture-pipelines', '/sdk-media-capture-pipelines'])(
    'refuses media pipelines by their name at %s, as Chime refuses',
    async (url) => {
      const answer = await inject('POST', url, {});
      expect(answer.statusCode).toBe(501);
      expect(answer.headers['x-amzn-errortype']).toBe('NotImplementedException');
      expect(answer.json()).toMatchObject({
        Code: 'NotImplementedException',
        Message: 'CreateMediaCapturePipeline is not emulated.',
      });
    },
  );

  it('answers a body that is too large, instead of cutting the connection', async () => {
    const { port } = host!.app.server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/chime/meetings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...meeting, MeetingHostId: 'x'.repeat(20_000_000) }),
    });
    expect(response.status).toBe(413);
    expect(response.headers.get('x-amzn-errortype')).toBe('RequestEntityTooLargeException');
  });

  it.each([[null], [[]], ['text'], [7]])('refuses %j in place of a request', async (body) => {
    const answer = await host!.app.inject({
      method: 'POST',
      url: '/chime/meetings',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['x-amzn-errortype']).toBe('BadRequestException');
  });

  it('fails the next call of an operation as told, and only that one', async () => {
    const fault = { operation: 'CreateMeeting', status: 503, code: 'ServiceUnavailableException' };
    expect((await inject('POST', '/__control/chime/fail-next', fault)).statusCode).toBe(200);
    expect(await errorOf(createMeeting())).toBe('503 ServiceUnavailableException');
    expect(await errorOf(createMeeting())).toBeUndefined();
    const nonsense = await inject('POST', '/__control/chime/fail-next', { operation: 5 });
    expect(nonsense.statusCode).toBe(400);
  });

  it('answers browsers of any origin that ask for the nearest region or report events', async () => {
    const region = await inject('GET', '/chime/nearest-media-region');
    expect(region.json()).toEqual({ region: 'us-east-1' });
    expect(region.headers['access-control-allow-origin']).toBe('*');
    const preflight = await inject('OPTIONS', '/chime/client-events');
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toContain('authorization');
    expect((await inject('POST', '/chime/client-events', { events: [] })).statusCode).toBe(200);
  });
});
