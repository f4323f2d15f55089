import {
  DescribeContactCommand,
  ListContactFlowsCommand,
  StartChatContactCommand,
} from '@aws-sdk/client-connect';
import {
  CompleteAttachmentUploadCommand,
  CreateParticipantConnectionCommand,
  GetAttachmentCommand,
  SendMessageCommand,
  StartAttachmentUploadCommand,
} from '@aws-sdk/client-connectparticipant';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openSocket, startContactCentre, type ContactCentre } from './testing/contact-centre.ts';

async function startChat(centre: ContactCentre) {
  const InstanceId = centre.seed.instance.id;
  const { ContactFlowSummaryList: flows = [] } = await centre.connect.send(
    new ListContactFlowsCommand({ InstanceId }),
  );
  const { ContactId, ParticipantToken } = await centre.connect.send(
    new StartChatContactCommand({
      InstanceId,
      ContactFlowId: flows[0]!.Id,
      ParticipantDetails: { DisplayName: 'Chris' },
    }),
  );
  const connectAgain = async () => {
    const { Websocket, ConnectionCredentials } = await centre.participant.send(
      new CreateParticipantConnectionCommand({
        ParticipantToken,
        Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
      }),
    );
    return { url: Websocket!.Url!, ConnectionToken: ConnectionCredentials!.ConnectionToken! };
  };
  const { url, ConnectionToken } = await connectAgain();
  return { contactId: ContactId!, url, ConnectionToken, connectAgain };
}

const say = (
  centre: ContactCentre,
  ConnectionToken: string,
  Content: string,
  ClientToken?: string,
) =>
  centre.participant.send(
    new SendMessageCommand({ ConnectionToken, ContentType: 'text/plain', Content, ClientToken }),
  );

test('a message sent again with its client token is one message', async () => {
  await using centre = await startContactCentre();
  const chris = await startChat(centre);
  const socket = await openSocket(chris.url);
  const first = await say(centre, chris.ConnectionToken, 'Once', 'same');
  const second = await say(centre, chris.ConnectionToken, 'Once', 'same');
  expect(second.Id).toBe(first.Id);
  await say(centre, chris.ConnectionToken, 'Then');
  await socket.item((item) => item.Content === 'Then');
  expect(socket.items.filter((item) => item.Content === 'Once')).toHaveLength(1);
});

test('a dropped socket is opened again with a new address, and nobody is greeted twice', async () => {
  await using centre = await startContactCentre();
  const chris = await startChat(centre);
  const first = await openSocket(chris.url);
  await first.item((item) => item.ParticipantRole === 'SYSTEM');
  expect(await centre.control('drop-sockets', { contactId: chris.contactId })).toEqual({
    dropped: 1,
  });
  await expect.poll(first.isOpen).toBe(false);
  const { url, ConnectionToken } = await chris.connectAgain();
  const second = await openSocket(url);
  await say(centre, ConnectionToken, 'Back');
  await second.item((item) => item.Content === 'Back');
  expect(second.items).toHaveLength(1);
});

test('frames that are no JSON, of no known topic or too large harm nobody else', async () => {
  await using centre = await startContactCentre();
  const [chris, dana] = [await startChat(centre), await startChat(centre)];
  const calm = await openSocket(dana.url);
  const wild = new WebSocket(chris.url);
  await new Promise((resolve) => wild.once('open', resolve));
  for (const frame of [
    '',
    '{',
    'null',
    '{"topic":5}',
    '{"topic":"aws/subscribe"}',
    '{"topic":"x"}',
  ])
    wild.send(frame);
  wild.send('x'.repeat(100_000));
  await new Promise((resolve) => wild.once('close', resolve));
  await say(centre, dana.ConnectionToken, 'Still here');
  await calm.item((item) => item.Content === 'Still here');
});

test('a socket without a good token is refused', async () => {
  await using centre = await startContactCentre();
  const base = centre.url.replace('http', 'ws');
  for (const path of ['/participant-socket?token=wrong', '/connect-agent-socket', '/rtc?c=none']) {
    await expect(openSocket(base + path)).rejects.toThrow('403');
  }
});

test('an agent whose pages are gone gets no contact once the lease is over', async () => {
  await using centre = await startContactCentre({ timings: { presenceLeaseMs: 50 } });
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  await centre.control('drop-sockets', { user: 'alice@example.com' });
  await expect.poll(alice.socket.isOpen).toBe(false);
  await expect
    .poll(
      async () =>
        (
          (await (await fetch(`${centre.url}/__control/inspect`)).json()) as {
            connect: { agents: { isPresent: boolean }[] };
          }
        ).connect.agents[0]!.isPresent,
    )
    .toBe(false);
  const chris = await startChat(centre);
  await openSocket(chris.url);
  const state = async () => {
    const { connect } = (await (await fetch(`${centre.url}/__control/inspect`)).json()) as {
      connect: { contacts: { state: string }[] };
    };
    return connect.contacts[0]!.state;
  };
  await expect.poll(state).toBe('queued');
  await centre.signIn('alice@example.com');
  await expect.poll(state).toBe('ringing');
});

test('a file goes up and comes down as it was; one that is too large or of a wrong type does not', async () => {
  await using centre = await startContactCentre();
  const chris = await startChat(centre);
  const socket = await openSocket(chris.url);
  const { ConnectionToken } = chris;
  const start = (ContentType: string, AttachmentSizeInBytes: number) =>
    centre.participant.send(
      new StartAttachmentUploadCommand({
        ConnectionToken,
        ContentType,
        AttachmentSizeInBytes,
        AttachmentName: 'Übersicht.txt',
        ClientToken: `${ContentType}${AttachmentSizeInBytes}`,
      }),
    );
  const { AttachmentId, UploadMetadata } = await start('text/plain', 5);
  const complete = () =>
    centre.participant.send(
      new CompleteAttachmentUploadCommand({
        ConnectionToken,
        AttachmentIds: [AttachmentId!],
        ClientToken: 'c',
      }),
    );
  await expect(complete()).rejects.toMatchObject({ name: 'ConflictException' });
  const put = (body: string) =>
    fetch(UploadMetadata!.Url!, {
      method: 'PUT',
      headers: UploadMetadata!.HeadersToInclude!,
      body,
    });
  expect((await put('too long')).status).toBe(400);
  expect((await put('hello')).status).toBe(200);
  await complete();
  await socket.item((item) => item.Type === 'ATTACHMENT');
  const { Url } = await centre.participant.send(
    new GetAttachmentCommand({ ConnectionToken, AttachmentId }),
  );
  const file = await fetch(Url!);
  expect(await file.text()).toBe('hello');
  expect(file.headers.get('content-disposition')).toContain('attachment');
  await expect(start('text/html', 5)).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(start('text/plain', 21 * 1024 * 1024)).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

test("a browser of another origin may send ChatJS's headers", async () => {
  await using centre = await startContactCentre();
  const answer = await fetch(`${centre.url}/participant-service/participant/message`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:3010',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-amz-bearer',
    },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:3010');
  expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,x-amz-bearer');
});

test('a reset forgets contacts and tokens and takes the agents offline', async () => {
  await using centre = await startContactCentre();
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  const chris = await startChat(centre);
  await openSocket(chris.url);
  await alice.until((snapshot) => snapshot.contacts.length === 1);
  await fetch(`${centre.url}/__control/reset`, { method: 'POST' });
  const after = await alice.until((snapshot) => snapshot.contacts.length === 0);
  expect(after.state.name).toBe('Offline');
  await expect(chris.connectAgain()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  const describe = new DescribeContactCommand({
    InstanceId: centre.seed.instance.id,
    ContactId: chris.contactId,
  });
  await expect(centre.connect.send(describe)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
