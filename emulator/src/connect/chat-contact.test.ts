import {
  StartChatContactCommand,
  StopContactCommand,
  ListContactFlowsCommand,
  DescribeContactCommand,
  type ConnectClient,
} from '@aws-sdk/client-connect';
import {
  CreateParticipantConnectionCommand,
  DisconnectParticipantCommand,
  GetTranscriptCommand,
  SendEventCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { describe, expect, test } from 'vitest';
import { openSocket, startContactCentre, type ContactCentre } from './testing/contact-centre.ts';

async function startChat(
  centre: ContactCentre,
  name = 'Chris',
  attributes: Record<string, string> = {},
) {
  const { ContactFlowSummaryList: flows = [] } = await centre.connect.send(
    new ListContactFlowsCommand({ InstanceId: centre.seed.instance.id }),
  );
  const started = await centre.connect.send(
    new StartChatContactCommand({
      InstanceId: centre.seed.instance.id,
      ContactFlowId: flows.find((flow) => flow.Name === 'welcome')!.Id,
      ParticipantDetails: { DisplayName: name },
      Attributes: { customerName: name, ...attributes },
    }),
  );
  const connection = await centre.participant.send(
    new CreateParticipantConnectionCommand({
      ParticipantToken: started.ParticipantToken,
      Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
    }),
  );
  const socket = await openSocket(connection.Websocket!.Url!);
  const ConnectionToken = connection.ConnectionCredentials!.ConnectionToken!;
  return {
    contactId: started.ContactId!,
    socket,
    ConnectionToken,
    say: (Content: string) =>
      centre.participant.send(
        new SendMessageCommand({ ConnectionToken, ContentType: 'text/plain', Content }),
      ),
    leave: () => centre.participant.send(new DisconnectParticipantCommand({ ConnectionToken })),
  };
}

const describeContact = async (connect: ConnectClient, InstanceId: string, ContactId: string) =>
  (await connect.send(new DescribeContactCommand({ InstanceId, ContactId }))).Contact!;

describe('a chat from start to clear', () => {
  test('greets by name, rings at the available agent, carries messages both ways and ends on both sides', async () => {
    await using centre = await startContactCentre();
    const alice = await centre.signIn('alice@example.com');
    await alice.setStatus('Available');
    const chris = await startChat(centre);

    await chris.socket.item((item) => item.Content === 'Hi Chris, welcome.');
    const ringing = await alice.until(
      (snapshot) => snapshot.contacts[0]?.state.type === 'connecting',
    );
    expect(ringing.contacts[0]!.contactId).toBe(chris.contactId);
    expect(ringing.contacts[0]!.attributes.customerName!.value).toBe('Chris');

    await alice.cti('AcceptContact', { contactId: chris.contactId });
    await chris.socket.item(
      (item) =>
        item.ContentType!.endsWith('participant.joined') && item.ParticipantRole === 'AGENT',
    );
    const held = await describeContact(centre.connect, centre.seed.instance.id, chris.contactId);
    expect(held.AgentInfo?.Id).toBe(centre.seed.users[0]!.id);

    await chris.say('Hello');
    await alice.socket.item(
      (item) => item.Content === 'Hello' && item.ParticipantRole === 'CUSTOMER',
    );
    const { chatTokenTransport } = await alice.cti<{
      chatTokenTransport: { participantToken: string };
    }>('CreateTransport', {
      transportType: 'chat_token',
      contactId: chris.contactId,
      participantId: ringing.contacts[0]!.connections[1]!.connectionId,
    });
    const agentToken = chatTokenTransport.participantToken;
    await centre.participant.send(
      new SendMessageCommand({
        ConnectionToken: agentToken,
        ContentType: 'text/plain',
        Content: 'Good day',
      }),
    );
    await chris.socket.item((item) => item.Content === 'Good day' && item.DisplayName === 'Alice');

    await chris.leave();
    await chris.socket.item((item) => item.ContentType!.endsWith('chat.ended'));
    await alice.until((snapshot) => snapshot.contacts[0]?.state.type === 'ended');
    const { Transcript } = await centre.participant.send(
      new GetTranscriptCommand({
        ConnectionToken: agentToken,
        SortOrder: 'ASCENDING',
        MaxResults: 100,
      }),
    );
    expect(Transcript!.flatMap((item) => item.Content ?? [])).toEqual([
      'Hi Chris, welcome.',
      'Hello',
      'Good day',
    ]);
    await alice.cti('ClearContact', { contactId: chris.contactId });
    const after = await alice.until((snapshot) => snapshot.contacts.length === 0);
    expect(after.state.name).toBe('Available');
  });

  test('a contact that nobody answers is missed and rings at the next agent', async () => {
    await using centre = await startContactCentre({ timings: { ringMs: 100 } });
    const alice = await centre.signIn('alice@example.com');
    await alice.setStatus('Available');
    const chris = await startChat(centre);
    await alice.until((snapshot) => snapshot.contacts[0]?.state.type === 'missed');
    await centre.control('set-timings', { ringMs: 20_000 });
    const bob = await centre.signIn('bob@example.com');
    await bob.setStatus('Available');
    await bob.until((snapshot) => snapshot.contacts[0]?.contactId === chris.contactId);
    await bob.cti('RejectContact', { contactId: chris.contactId });
    await bob.until((snapshot) => snapshot.contacts[0]?.state.type === 'rejected');
    await alice.cti('ClearContact', { contactId: chris.contactId });
    await alice.until((snapshot) => snapshot.contacts[0]?.state.type === 'connecting');
  });

  test('a customer who leaves while it rings leaves a missed contact, which can be cleared', async () => {
    await using centre = await startContactCentre();
    const alice = await centre.signIn('alice@example.com');
    await alice.setStatus('Available');
    const chris = await startChat(centre);
    await alice.until((snapshot) => snapshot.contacts[0]?.state.type === 'connecting');
    await chris.leave();
    await alice.until((snapshot) => snapshot.contacts[0]?.state.type === 'missed');
    await alice.cti('ClearContact', { contactId: chris.contactId });
    await alice.until((snapshot) => snapshot.contacts.length === 0);
  });

  test('an agent holds two chats at once and a third waits until one is cleared', async () => {
    await using centre = await startContactCentre();
    const alice = await centre.signIn('alice@example.com');
    await alice.setStatus('Available');
    const chats = [
      await startChat(centre, 'One'),
      await startChat(centre, 'Two'),
      await startChat(centre, 'Three'),
    ];
    for (const [index, { contactId }] of chats.slice(0, 2).entries()) {
      await alice.until((snapshot) => snapshot.contacts.length === index + 1);
      await alice.cti('AcceptContact', { contactId });
    }
    await chats[0]!.leave();
    await alice.cti('ClearContact', { contactId: chats[0]!.contactId });
    const later = await alice.until((snapshot) =>
      snapshot.contacts.some((each) => each.state.type === 'connecting'),
    );
    expect(later.contacts.map((each) => each.contactId)).toEqual([
      chats[1]!.contactId,
      chats[2]!.contactId,
    ]);
  });

  test('after the end the customer is refused, and so is a second stop', async () => {
    await using centre = await startContactCentre();
    const chris = await startChat(centre);
    const stop = () =>
      centre.connect.send(
        new StopContactCommand({ InstanceId: centre.seed.instance.id, ContactId: chris.contactId }),
      );
    await stop();
    await expect(chris.say('Anybody?')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(chris.leave()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(stop()).rejects.toMatchObject({ name: 'ContactNotFoundException' });
  });

  test('typing is heard by the other side and kept out of the transcript; a read receipt reaches the author', async () => {
    await using centre = await startContactCentre();
    const alice = await centre.signIn('alice@example.com');
    await alice.setStatus('Available');
    const chris = await startChat(centre);
    await alice.until((snapshot) => snapshot.contacts.length === 1);
    await alice.cti('AcceptContact', { contactId: chris.contactId });
    const { ConnectionToken } = chris;
    const typing = 'application/vnd.amazonaws.connect.event.typing';
    await centre.participant.send(new SendEventCommand({ ConnectionToken, ContentType: typing }));
    await alice.socket.item((item) => item.ContentType === typing);
    const { chatTokenTransport } = await alice.cti<{
      chatTokenTransport: { participantToken: string };
    }>('CreateTransport', {
      transportType: 'chat_token',
      contactId: chris.contactId,
    });
    const said = await chris.say('Read me');
    await centre.participant.send(
      new SendEventCommand({
        ConnectionToken: chatTokenTransport.participantToken,
        ContentType: 'application/vnd.amazonaws.connect.event.message.read',
        Content: JSON.stringify({ messageId: said.Id }),
      }),
    );
    await chris.socket.item((item) => item.Type === 'MESSAGEMETADATA');
    const { Transcript = [] } = await centre.participant.send(
      new GetTranscriptCommand({ ConnectionToken, MaxResults: 100 }),
    );
    expect(Transcript.some((item) => item.ContentType === typing)).toBe(false);
    expect(Transcript.find((item) => item.Id === said.Id)?.MessageMetadata?.Receipts).toHaveLength(
      1,
    );
    expect(alice.socket.items.some((item) => item.Type === 'MESSAGEMETADATA')).toBe(false);
  });
});
