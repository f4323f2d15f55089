import {
  GetCurrentMetricDataCommand,
  ListContactFlowsCommand,
  ListUsersCommand,
  SearchContactsCommand,
  SearchUsersCommand,
  StartChatContactCommand,
  UpdateContactAttributesCommand,
  type ConnectClient,
} from '@aws-sdk/client-connect';
import {
  CreateParticipantConnectionCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startContactCentre, type ContactCentre } from '../testing/contact-centre.ts';

let centre: ContactCentre;
let connect: ConnectClient;
let InstanceId: string;
beforeAll(async () => {
  centre = await startContactCentre();
  connect = centre.connect;
  InstanceId = centre.seed.instance.id;
});
afterAll(() => centre[Symbol.asyncDispose]());

type ChatFields = Partial<ConstructorParameters<typeof StartChatContactCommand>[0]>;

async function startChat(fields: ChatFields = {}) {
  const { ContactFlowSummaryList: flows = [] } = await connect.send(
    new ListContactFlowsCommand({ InstanceId }),
  );
  return connect.send(
    new StartChatContactCommand({
      InstanceId,
      ContactFlowId: flows[0]?.Id,
      ParticipantDetails: { DisplayName: 'Chris' },
      ...fields,
    }),
  );
}

const refusal = (name: string, status: number) => ({ name, $metadata: { httpStatusCode: status } });
const notEmulated = refusal('NotImplementedException', 501);

describe('a list', () => {
  const list = (fields: object) => connect.send(new ListUsersCommand({ InstanceId, ...fields }));

  test('refuses a token that no page gave', async () => {
    await expect(list({ NextToken: 'garbage' })).rejects.toMatchObject(
      refusal('InvalidParameterException', 400),
    );
  });

  test('refuses a page larger than the model allows', async () => {
    await expect(list({ MaxResults: 5000 })).rejects.toMatchObject(
      refusal('InvalidRequestException', 400),
    );
  });

  test('goes on with the token that its page gave', async () => {
    const first = await list({ MaxResults: 1 });
    const second = await list({ MaxResults: 1, NextToken: first.NextToken });
    expect(second.UserSummaryList?.[0]?.Id).not.toBe(first.UserSummaryList?.[0]?.Id);
  });

  test('refuses an instance id that is longer than ids are', async () => {
    await expect(list({ InstanceId: 'i'.repeat(101) })).rejects.toMatchObject(
      refusal('InvalidRequestException', 400),
    );
  });
});

describe('a search of users', () => {
  const search = (fields: object) =>
    connect.send(new SearchUsersCommand({ InstanceId, ...fields }));

  test('by tag is refused, not passed over', async () => {
    const SearchFilter = { TagFilter: { TagCondition: { TagKey: 'team', TagValue: 'video' } } };
    await expect(search({ SearchFilter })).rejects.toMatchObject(notEmulated);
  });

  test('by a field that users lack is refused', async () => {
    const SearchCriteria = { StringCondition: { FieldName: 'Email', Value: 'alice' } };
    await expect(search({ SearchCriteria })).rejects.toMatchObject(
      refusal('InvalidParameterException', 400),
    );
  });
});

describe('a search of contacts', () => {
  const search = (days: number, fields: object = {}) =>
    connect.send(
      new SearchContactsCommand({
        InstanceId,
        TimeRange: {
          Type: 'INITIATION_TIMESTAMP',
          StartTime: new Date(Date.now() - days * 24 * 3600_000),
          EndTime: new Date(),
        },
        ...fields,
      }),
    );

  test('over more than 90 days is refused', async () => {
    await expect(search(91)).rejects.toMatchObject(refusal('InvalidRequestException', 400));
    await expect(search(89)).resolves.toBeDefined();
  });

  test('by criteria that are not emulated is refused by their name', async () => {
    const SearchCriteria = { ContactTags: { TagCondition: { TagKey: 'a' } } };
    await expect(search(1, { SearchCriteria })).rejects.toThrow('SearchCriteria.ContactTags');
  });
});

describe('attributes', () => {
  test('of more than 32 KB are refused, those of before included', async () => {
    const { ContactId } = await startChat({ Attributes: { a: 'a'.repeat(20_000) } });
    const update = (Attributes: Record<string, string>) =>
      connect.send(
        new UpdateContactAttributesCommand({ InstanceId, InitialContactId: ContactId, Attributes }),
      );
    const tooLarge = refusal('InvalidRequestException', 400);
    await expect(update({ b: 'b'.repeat(40_000) })).rejects.toMatchObject(tooLarge);
    await expect(update({ b: 'b'.repeat(20_000) })).rejects.toMatchObject(tooLarge);
    await expect(update({ a: 'b'.repeat(20_000) })).resolves.toBeDefined();
  });
});

describe('a chat', () => {
  test('of another subtype than a chat is refused', async () => {
    const SegmentAttributes = { 'connect:Subtype': { ValueString: 'connect:Guide' } };
    await expect(startChat({ SegmentAttributes })).rejects.toThrow('connect:Guide');
  });

  test('that does not support plain text is refused', async () => {
    await expect(
      startChat({ SupportedMessagingContentTypes: ['text/markdown'] }),
    ).rejects.toMatchObject(refusal('InvalidRequestException', 400));
  });

  test('takes messages of the types that its start allowed, and no others', async () => {
    const { ParticipantToken } = await startChat({
      SupportedMessagingContentTypes: ['text/plain', 'text/markdown'],
    });
    const { ConnectionCredentials } = await centre.participant.send(
      new CreateParticipantConnectionCommand({
        ParticipantToken,
        Type: ['CONNECTION_CREDENTIALS'],
      }),
    );
    const send = (ContentType: string, Content: string) =>
      centre.participant.send(
        new SendMessageCommand({
          ConnectionToken: ConnectionCredentials?.ConnectionToken,
          ContentType,
          Content,
        }),
      );
    await expect(send('application/json', '{}')).rejects.toMatchObject(
      refusal('ValidationException', 400),
    );
    await expect(send('text/markdown', '**Hello**')).resolves.toBeDefined();
  });

  test('gives no connection of no type, and none of WebRTC', async () => {
    const { ParticipantToken } = await startChat();
    const open = (Type: ('WEBRTC_CONNECTION' | 'WEBSOCKET')[]) =>
      centre.participant.send(new CreateParticipantConnectionCommand({ ParticipantToken, Type }));
    await expect(open([])).rejects.toMatchObject(refusal('ValidationException', 400));
    await expect(open(['WEBRTC_CONNECTION'])).rejects.toMatchObject(notEmulated);
  });
});

describe('current metrics', () => {
  const ask = (fields: object) =>
    connect.send(
      new GetCurrentMetricDataCommand({
        InstanceId,
        Filters: { Queues: [centre.seed.queues[0]!.id] },
        CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' }],
        ...fields,
      }),
    );

  test('are none while there is no activity in the contact centre', async () => {
    expect((await ask({})).MetricResults).toEqual([]);
  });

  test('that are not emulated are refused by name', async () => {
    await expect(ask({ CurrentMetrics: [{ Name: 'SLOTS_ACTIVE' }] })).rejects.toThrow(
      'SLOTS_ACTIVE',
    );
    await expect(ask({ Groupings: ['CHANNEL'] })).rejects.toMatchObject(notEmulated);
  });

  test('of a routing profile that does not exist are refused', async () => {
    await expect(ask({ Filters: { RoutingProfiles: ['unknown'] } })).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 404),
    );
  });
});
