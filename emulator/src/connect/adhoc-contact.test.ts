import {
  DescribeRoutingProfileCommand,
  ListContactFlowsCommand,
  StartChatContactCommand,
} from '@aws-sdk/client-connect';
import { CreateParticipantConnectionCommand } from '@aws-sdk/client-connectparticipant';
import { expect, test } from 'vitest';
import type { SeedFlow } from './seed.ts';
import { openSocket, startContactCentre, type ContactCentre } from './testing/contact-centre.ts';

const step = (Identifier: string, Type: string, Parameters: object, NextAction: string) => ({
  Identifier,
  Type,
  Parameters,
  Transitions: { NextAction, Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'end' }] },
});

const routed: SeedFlow = {
  name: 'routed',
  type: 'CONTACT_FLOW',
  content: {
    Version: '2019-10-30',
    StartAction: 'hook',
    Actions: [
      step(
        'hook',
        'UpdateContactEventHooks',
        { EventHooks: { CustomerQueue: 'flow:waiting' } },
        'first',
      ),
      step('first', 'UpdateContactRoutingBehavior', { QueuePriority: '1' }, 'agent'),
      step(
        'agent',
        'UpdateContactTargetQueue',
        { AgentId: '$.Attributes.videoRouteToAgent' },
        'go',
      ),
      step('go', 'TransferContactToQueue', {}, 'end'),
      { Identifier: 'end', Type: 'DisconnectParticipant', Transitions: {} },
    ],
  },
};

const waiting: SeedFlow = {
  name: 'waiting',
  type: 'CUSTOMER_QUEUE',
  content: {
    Version: '2019-10-30',
    StartAction: 'say',
    Actions: [
      step('say', 'MessageParticipant', { Text: 'One moment.' }, 'wait'),
      step('wait', 'Wait', { TimeLimitSeconds: '20' }, 'say'),
    ],
  },
};

// A queue flow has no branch that ends: its errors lead back to the wait.
const withoutEnd = JSON.parse(JSON.stringify(waiting).replaceAll('"end"', '"wait"')) as SeedFlow;

const aliceIn = (centre: ContactCentre) => centre.seed.users[0]!.id;

async function startRoutedChat(centre: ContactCentre, videoRouteToAgent: string) {
  const InstanceId = centre.seed.instance.id;
  const { ContactFlowSummaryList: flows = [] } = await centre.connect.send(
    new ListContactFlowsCommand({ InstanceId }),
  );
  const { ContactId, ParticipantToken } = await centre.connect.send(
    new StartChatContactCommand({
      InstanceId,
      ContactFlowId: flows.find((flow) => flow.Name === 'routed')!.Id,
      ParticipantDetails: { DisplayName: 'Chris' },
      Attributes: { videoRouteToAgent },
    }),
  );
  const { Websocket } = await centre.participant.send(
    new CreateParticipantConnectionCommand({ ParticipantToken, Type: ['WEBSOCKET'] }),
  );
  return { contactId: ContactId!, socket: await openSocket(Websocket!.Url!) };
}

const startCall = (centre: ContactCentre) =>
  fetch(`${centre.url}/connect-phone/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: '+15550100' }),
  });

async function crossChannelOf(centre: ContactCentre) {
  const { instance, routingProfiles } = centre.seed;
  const { RoutingProfile } = await centre.connect.send(
    new DescribeRoutingProfileCommand({
      InstanceId: instance.id,
      RoutingProfileId: routingProfiles[0]!.id,
    }),
  );
  return RoutingProfile?.MediaConcurrencies?.[0]?.CrossChannelBehavior?.BehaviorType;
}

test("a chat for an agent on a call waits in that agent's queue and rings as the call ends, before after-call work is done", async () => {
  await using centre = await startContactCentre({ flows: [routed, withoutEnd] });
  const alice = await centre.signIn('alice@example.com');
  const bob = await centre.signIn('bob@example.com');
  await alice.setStatus('Available');
  await startCall(centre);
  const [call] = (await alice.until((snapshot) => snapshot.contacts.length === 1)).contacts;
  await alice.cti('AcceptContact', { contactId: call!.contactId });
  await bob.setStatus('Available');

  const chris = await startRoutedChat(centre, aliceIn(centre));
  await chris.socket.item((item) => item.Content === 'One moment.');
  expect((await alice.snapshot()).contacts).toHaveLength(1);
  await alice.cti('DestroyConnection', {
    contactId: call!.contactId,
    connectionId: call!.connections[1]!.connectionId,
  });
  const after = await alice.until((snapshot) => snapshot.contacts.length === 2);
  expect(after.state.name).toBe('AfterCallWork');
  expect(after.contacts[1]).toMatchObject({
    contactId: chris.contactId,
    state: { type: 'connecting' },
  });
  expect((await bob.snapshot()).contacts).toHaveLength(0);
});

test('once the routing profile lets channels cross, the waiting chat rings during the call, until a reset', async () => {
  await using centre = await startContactCentre({ flows: [routed, withoutEnd] });
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  await startCall(centre);
  const [call] = (await alice.until((snapshot) => snapshot.contacts.length === 1)).contacts;
  await alice.cti('AcceptContact', { contactId: call!.contactId });
  const chris = await startRoutedChat(centre, aliceIn(centre));
  await chris.socket.item((item) => item.Content === 'One moment.');
  expect(await crossChannelOf(centre)).toBe('ROUTE_CURRENT_CHANNEL_ONLY');

  await centre.control('set-cross-channel', { value: 'ROUTE_ANY_CHANNEL' });
  const { contacts } = await alice.until((snapshot) => snapshot.contacts.length === 2);
  expect(contacts.map((each) => each.state.type)).toEqual(['connected', 'connecting']);
  expect(await crossChannelOf(centre)).toBe('ROUTE_ANY_CHANNEL');

  await fetch(`${centre.url}/__control/reset`, { method: 'POST' });
  expect(await crossChannelOf(centre)).toBe('ROUTE_CURRENT_CHANNEL_ONLY');
});

test('the queue flow repeats itself while the customer waits and falls silent when an agent answers', async () => {
  await using centre = await startContactCentre({
    flows: [routed, withoutEnd],
    timings: { waitFactor: 0.002 },
  });
  const chris = await startRoutedChat(centre, aliceIn(centre));
  const said = () => chris.socket.items.filter((item) => item.Content === 'One moment.').length;
  await expect.poll(said).toBeGreaterThan(2);
  const alice = await centre.signIn('alice@example.com');
  await alice.setStatus('Available');
  await alice.until((snapshot) => snapshot.contacts.length === 1);
  await alice.cti('AcceptContact', { contactId: chris.contactId });
  await chris.socket.item((item) => item.ParticipantRole === 'AGENT');
  const silentFrom = chris.socket.items.findIndex((item) => item.ParticipantRole === 'AGENT');
  await alice.cti('DestroyConnection', { contactId: chris.contactId, connectionId: 'any' });
  await chris.socket.item((item) => item.ContentType!.endsWith('chat.ended'));
  expect(chris.socket.items.slice(silentFrom).some((item) => item.Content === 'One moment.')).toBe(
    false,
  );
});

test.each(['', 'alice@example.com', '00000000-0000-4000-8000-000000000000'])(
  'a flow that names an agent "%s" takes the error branch: the service takes ids and ARNs of users alone',
  async (agent) => {
    await using centre = await startContactCentre({ flows: [routed, withoutEnd] });
    const chris = await startRoutedChat(centre, agent);
    await chris.socket.item((item) => item.ContentType!.endsWith('chat.ended'));
  },
);
