import { ListContactFlowsCommand, StartChatContactCommand } from '@aws-sdk/client-connect';
import {
  CreateParticipantConnectionCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFlows } from '../flow-folder.ts';
import { openSocket, startContactCentre, type ContactCentre } from './testing/contact-centre.ts';

/** The flows that are deployed, run as they are. */
const flows = await readFlows(join(import.meta.dirname, '..', '..', '..', 'flows'), {});
const FLOW = 'video-escalation-chat';
const SATURDAY_EVENING = new Date('2026-11-28T19:30:00Z');
const SUNDAY_MORNING = new Date('2026-11-29T09:00:00Z');
const SUNDAYS = {
  name: 'Always',
  timeZone: 'Europe/Berlin',
  config: [{ day: 'SUNDAY', start: '08:00', end: '20:00' }],
};

async function startChat(centre: ContactCentre, Attributes: Record<string, string> = {}) {
  const InstanceId = centre.seed.instance.id;
  const { ContactFlowSummaryList: known = [] } = await centre.connect.send(
    new ListContactFlowsCommand({ InstanceId }),
  );
  const { ParticipantToken } = await centre.connect.send(
    new StartChatContactCommand({
      InstanceId,
      ContactFlowId: known.find(({ Name }) => Name === FLOW)!.Id,
      ParticipantDetails: { DisplayName: 'Chris' },
      Attributes: { customerName: 'Chris', ...Attributes },
    }),
  );
  const connection = await centre.participant.send(
    new CreateParticipantConnectionCommand({
      ParticipantToken,
      Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
    }),
  );
  const socket = await openSocket(connection.Websocket!.Url!);
  const ConnectionToken = connection.ConnectionCredentials!.ConnectionToken!;
  return {
    reads: (text: string) => socket.item(({ Content }) => Content?.includes(text) ?? false),
    ends: () => socket.item(({ ContentType }) => ContentType!.endsWith('chat.ended')),
    isQueued: () =>
      socket.item(({ Content }) =>
        /You're next|You're number|finding an agent/.test(Content ?? ''),
      ),
    hasRead: (text: string) => socket.items.some(({ Content }) => Content?.includes(text)),
    says: (Content: string) =>
      centre.participant.send(
        new SendMessageCommand({ ConnectionToken, ContentType: 'text/plain', Content }),
      ),
  };
}

test('a first customer reads no number of a queue whose metrics are null', async () => {
  await using centre = await startContactCentre({ flows });
  const chat = await startChat(centre);
  await chat.reads('finding an agent');
  expect(chat.hasRead("You're number")).toBe(false);
});

describe('outside the hours', () => {
  test('a customer is told what to do instead, and is put through when they begin', async () => {
    let at = SATURDAY_EVENING;
    await using centre = await startContactCentre({ flows, now: () => at });
    await centre.control('set-hours', SUNDAYS);
    const early = await startChat(centre);
    await early.reads("We're closed at the moment.");
    await early.reads('write to help@riverbank.example');
    await early.ends();
    expect(early.hasRead("You're next")).toBe(false);

    at = SUNDAY_MORNING;
    await (await startChat(centre)).isQueued();
  });

  test('an agent who has given a reference is reached all the same', async () => {
    await using centre = await startContactCentre({ flows, now: () => SATURDAY_EVENING });
    await centre.control('set-hours', SUNDAYS);
    const chris = await startChat(centre, {
      videoReferenceId: '48210937',
      videoRouteToAgent: centre.seed.users[0]!.id,
    });
    await chris.isQueued();
  });
});

test('a customer whom a full queue has no room for is told what to do instead', async () => {
  await using centre = await startContactCentre({ flows });
  await centre.control('set-capacity', { queue: 'Video', maxContacts: 1 });
  await (await startChat(centre)).isQueued();
  const second = await startChat(centre);
  await second.reads('Very many people are waiting');
  await second.reads('call us on +49');
  await second.ends();

  await centre.control('set-capacity', { queue: 'Video', maxContacts: 3 });
  await (await startChat(centre)).isQueued();
});

describe('a bot before the queue', () => {
  const bot = {
    name: 'before-queue',
    intents: [
      { name: 'Solved', utterances: ['price'], answer: 'It is 22.4 ct a kWh. Anything else?' },
      { name: 'Agent', utterances: ['person', 'agent'] },
    ],
    clarification: "Sorry, I didn't get that.",
  };
  const withBot = async (more: object = {}, timings: object = {}) => {
    const centre = await startContactCentre({ flows, timings });
    await centre.control('set-bot', { ...bot, ...more });
    return centre;
  };

  test('answers, and the chat ends when nothing is left to ask', async () => {
    await using centre = await withBot();
    const chris = await startChat(centre);
    const asked = await chris.reads('What can we do for you?');
    expect(asked).toMatchObject({ ParticipantRole: 'SYSTEM', DisplayName: 'BOT' });
    await chris.says('What is the price?');
    await chris.reads('22.4 ct');
    await chris.reads("We're glad that we could help");
    await chris.ends();
  });

  test('asks again, then hands over to the queue', async () => {
    await using centre = await withBot();
    const chris = await startChat(centre);
    await chris.reads('What can we do for you?');
    await chris.says('Blub');
    await chris.reads("Sorry, I didn't get that.");
    await chris.says('I want a person');
    await chris.isQueued();
  });

  test('that understands nothing gives up after a while and hands over', async () => {
    await using centre = await withBot();
    const chris = await startChat(centre);
    await chris.reads('What can we do for you?');
    for (const words of ['Blub', 'Blob', 'Blab']) await chris.says(words);
    await chris.isQueued();
  });

  test('that gets no answer hands over', async () => {
    await using centre = await withBot({}, { waitFactor: 0.0001 });
    await (await startChat(centre)).isQueued();
  });

  test('that is down, or that there is none of, is not waited for', async () => {
    await using centre = await withBot({ isDown: true });
    const chris = await startChat(centre);
    await chris.isQueued();
    expect(chris.hasRead('What can we do for you?')).toBe(false);
    await using none = await startContactCentre({ flows });
    await (await startChat(none)).isQueued();
  });
});
