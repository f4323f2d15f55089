import {
  ConnectClient,
  CreateContactFlowCommand,
  DescribeContactCommand,
  DescribeContactFlowCommand,
  DescribeInstanceCommand,
  DescribeQueueCommand,
  DescribeRoutingProfileCommand,
  DescribeSecurityProfileCommand,
  DescribeUserCommand,
  DescribeUserHierarchyGroupCommand,
  GetContactAttributesCommand,
  GetCurrentMetricDataCommand,
  GetCurrentUserDataCommand,
  ListAgentStatusesCommand,
  ListContactFlowsCommand,
  ListQueuesCommand,
  ListRoutingProfileQueuesCommand,
  ListSecurityProfilesCommand,
  ListUsersCommand,
  PutUserStatusCommand,
  SearchContactsCommand,
  SearchUsersCommand,
  StartChatContactCommand,
  StartOutboundVoiceContactCommand,
  UpdateContactAttributesCommand,
  UpdateContactCommand,
} from '@aws-sdk/client-connect';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startContactCentre, welcomeFlow, type ContactCentre } from '../testing/contact-centre.ts';

/**
 * `REMOTE=1` runs what only reads against the real service: AWS_REGION and credentials as usual, the instance
 * in CONNECT_INSTANCE_ID.
 */
const isRemote = process.env.REMOTE === '1';

let centre: ContactCentre;
let connect: ConnectClient;
let InstanceId: string;

beforeAll(async () => {
  centre = await startContactCentre();
  connect = isRemote ? new ConnectClient({}) : centre.connect;
  InstanceId = isRemote ? (process.env.CONNECT_INSTANCE_ID ?? '') : centre.seed.instance.id;
});
afterAll(() => centre[Symbol.asyncDispose]());

async function startChat(
  fields: Partial<ConstructorParameters<typeof StartChatContactCommand>[0]> = {},
) {
  const { ContactFlowSummaryList: flows = [] } = await connect.send(
    new ListContactFlowsCommand({ InstanceId }),
  );
  return connect.send(
    new StartChatContactCommand({
      InstanceId,
      ContactFlowId: flows[0]!.Id,
      ParticipantDetails: { DisplayName: 'Chris' },
      ...fields,
    }),
  );
}

describe('reading an instance', () => {
  test('lists and describes what belongs together', async () => {
    const { QueueSummaryList: queues = [] } = await connect.send(
      new ListQueuesCommand({ InstanceId, QueueTypes: ['STANDARD'] }),
    );
    expect(queues.every((queue) => queue.QueueType === 'STANDARD')).toBe(true);
    const { Queue } = await connect.send(
      new DescribeQueueCommand({ InstanceId, QueueId: queues[0]!.Id }),
    );
    expect(Queue?.QueueArn).toBe(queues[0]!.Arn);

    const { UserSummaryList: users = [] } = await connect.send(
      new ListUsersCommand({ InstanceId }),
    );
    const { User } = await connect.send(
      new DescribeUserCommand({ InstanceId, UserId: users[0]!.Id }),
    );
    expect(User?.Username).toBe(users[0]!.Username);
    const { RoutingProfile } = await connect.send(
      new DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId: User!.RoutingProfileId }),
    );
    expect(RoutingProfile?.MediaConcurrencies?.map((each) => each.Channel)).toContain('CHAT');

    const { SecurityProfileSummaryList: profiles = [] } = await connect.send(
      new ListSecurityProfilesCommand({ InstanceId }),
    );
    expect(profiles.map((profile) => profile.Id)).toContain(User?.SecurityProfileIds?.[0]);
    const { AgentStatusSummaryList: statuses = [] } = await connect.send(
      new ListAgentStatusesCommand({ InstanceId }),
    );
    expect(statuses.map((status) => status.Type)).toEqual(
      expect.arrayContaining(['ROUTABLE', 'OFFLINE']),
    );
    const { Instance } = await connect.send(new DescribeInstanceCommand({ InstanceId }));
    expect(Instance?.InstanceStatus).toBe('ACTIVE');
  });

  test.skipIf(isRemote)('says where the users are kept, until the next reset', async () => {
    const kept = async () =>
      (await connect.send(new DescribeInstanceCommand({ InstanceId }))).Instance
        ?.IdentityManagementType;
    expect(await kept()).toBe('SAML');
    await centre.control('set-identity-management', { value: 'CONNECT_MANAGED' });
    expect(await kept()).toBe('CONNECT_MANAGED');
    await centre.control('set-identity-management', { value: 'SAML' });
  });

  test('finds a user by the exact name, and nobody by a part of it', async () => {
    const { UserSummaryList: users = [] } = await connect.send(
      new ListUsersCommand({ InstanceId }),
    );
    const name = users[0]!.Username!;
    const found = async (Value: string) => {
      const { Users = [] } = await connect.send(
        new SearchUsersCommand({
          InstanceId,
          SearchCriteria: {
            StringCondition: { FieldName: 'Username', Value, ComparisonType: 'EXACT' },
          },
        }),
      );
      return Users.map((user) => user.Username);
    };
    expect(await found(name)).toEqual([name]);
    expect(await found(name.slice(1))).toEqual([]);
  });

  test.skipIf(isRemote)(
    'shows an added user at once by id, and in a search only later',
    async () => {
      await centre.control('set-timings', { userSearchLagMs: 60_000 });
      const dana = {
        username: 'dana@example.com',
        firstName: 'Dana',
        lastName: 'Example',
        routingProfile: 'Video agents',
        securityProfiles: ['Agent'],
      };
      const { id } = (await centre.control('put-user', dana)) as { id: string };
      const found = async () => {
        const { Users } = await connect.send(
          new SearchUsersCommand({
            InstanceId,
            SearchCriteria: {
              StringCondition: {
                FieldName: 'Username',
                Value: dana.username,
                ComparisonType: 'EXACT',
              },
            },
          }),
        );
        return Users?.map((user) => user.Id);
      };
      const { User } = await connect.send(new DescribeUserCommand({ InstanceId, UserId: id }));
      expect(User?.Username).toBe(dana.username);
      expect(await found()).toEqual([]);
      await centre.control('set-timings', { userSearchLagMs: 0 });
      expect(await found()).toEqual([id]);
    },
  );

  test('names what does not exist by its error class', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    await expect(
      connect.send(new DescribeUserCommand({ InstanceId, UserId: nowhere })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(
      connect.send(new ListQueuesCommand({ InstanceId: nowhere })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe.skipIf(isRemote)('the local instance', () => {
  test('places the supervisor above the agents, and the agents beside each other', async () => {
    const [alice, bob, sam] = centre.seed.users;
    const groupOf = async (UserId: string) => {
      const { User } = await connect.send(new DescribeUserCommand({ InstanceId, UserId }));
      const { HierarchyGroup } = await connect.send(
        new DescribeUserHierarchyGroupCommand({
          InstanceId,
          HierarchyGroupId: User!.HierarchyGroupId,
        }),
      );
      return HierarchyGroup!;
    };
    const [above, ...below] = await Promise.all([sam, alice, bob].map((each) => groupOf(each!.id)));
    expect(Object.keys(below[0]?.HierarchyPath ?? {})).toEqual([
      'LevelOne',
      'LevelTwo',
      'LevelThree',
    ]);
    for (const group of below) expect(group.HierarchyPath?.LevelTwo?.Id).toBe(above?.Id);
    expect(below[0]?.Id).not.toBe(below[1]?.Id);
  });

  test('lets the supervisor alone play recordings', async () => {
    const profilesOf = async (UserId: string) => {
      const { User } = await connect.send(new DescribeUserCommand({ InstanceId, UserId }));
      return Promise.all(
        User!.SecurityProfileIds!.map(async (SecurityProfileId) => {
          const command = new DescribeSecurityProfileCommand({ InstanceId, SecurityProfileId });
          return (await connect.send(command)).SecurityProfile?.SecurityProfileName;
        }),
      );
    };
    const [alice, bob, sam] = centre.seed.users;
    expect(await profilesOf(sam!.id)).toContain('Video Recording Playback');
    for (const agent of [alice, bob]) expect(await profilesOf(agent!.id)).toEqual(['Agent']);
  });

  test('pages through a long list', async () => {
    const { QueueSummaryList: first = [], NextToken } = await connect.send(
      new ListQueuesCommand({ InstanceId, MaxResults: 1 }),
    );
    const { QueueSummaryList: second = [] } = await connect.send(
      new ListQueuesCommand({ InstanceId, MaxResults: 1, NextToken }),
    );
    expect(first).toHaveLength(1);
    expect(second[0]?.Id).not.toBe(first[0]?.Id);
  });

  test('lists the queues of a routing profile', async () => {
    const { RoutingProfileQueueConfigSummaryList: queues = [] } = await connect.send(
      new ListRoutingProfileQueuesCommand({
        InstanceId,
        RoutingProfileId: centre.seed.routingProfiles[0]!.id,
      }),
    );
    expect(queues.map((queue) => `${queue.QueueName} ${queue.Channel}`)).toEqual([
      'Video VOICE',
      'Video CHAT',
    ]);
  });
});

describe.skipIf(isRemote)('a contact', () => {
  test('started twice with one client token is one contact', async () => {
    const ClientToken = 'twice';
    const first = await startChat({ ClientToken });
    const second = await startChat({ ClientToken });
    expect(second.ContactId).toBe(first.ContactId);
    expect(second.ParticipantToken).toBe(first.ParticipantToken);
    expect((await startChat()).ContactId).not.toBe(first.ContactId);
  });

  test('keeps its attributes, name and description', async () => {
    const { ContactId } = await startChat({ Attributes: { a: '1' } });
    await connect.send(
      new UpdateContactAttributesCommand({
        InstanceId,
        InitialContactId: ContactId,
        Attributes: { b: '2' },
      }),
    );
    const { Attributes } = await connect.send(
      new GetContactAttributesCommand({ InstanceId, InitialContactId: ContactId }),
    );
    expect(Attributes).toEqual({ a: '1', b: '2' });
    await connect.send(
      new UpdateContactCommand({
        InstanceId,
        ContactId,
        Name: 'Question',
        Description: 'About a bill',
      }),
    );
    const { Contact } = await connect.send(new DescribeContactCommand({ InstanceId, ContactId }));
    expect(Contact).toMatchObject({
      Name: 'Question',
      Description: 'About a bill',
      Channel: 'CHAT',
      InitiationMethod: 'API',
    });
    expect(Contact?.InitiationTimestamp).toBeInstanceOf(Date);
    expect(Contact?.AgentInfo).toBeUndefined();
  });

  test('is found by channel and time', async () => {
    const { ContactId } = await startChat();
    const now = Date.now();
    const search = async (Channels: ('CHAT' | 'VOICE')[]) => {
      const { Contacts = [] } = await connect.send(
        new SearchContactsCommand({
          InstanceId,
          TimeRange: {
            Type: 'INITIATION_TIMESTAMP',
            StartTime: new Date(now - 60_000),
            EndTime: new Date(now + 60_000),
          },
          SearchCriteria: { Channels },
        }),
      );
      return Contacts.map((contact) => contact.Id);
    };
    expect(await search(['CHAT'])).toContain(ContactId);
    expect(await search(['VOICE'])).toEqual([]);
  });

  test('without a display name is refused, and so is one of a flow that does not exist', async () => {
    await expect(startChat({ ParticipantDetails: { DisplayName: '' } })).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
    await expect(startChat({ ContactFlowId: 'none' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(startChat({ Attributes: { long: 'x'.repeat(33 * 1024) } })).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  });
});

describe.skipIf(isRemote)('flows', () => {
  test('created through the API run like the others, and their text comes back', async () => {
    const Content = JSON.stringify(welcomeFlow.content);
    const { ContactFlowId } = await connect.send(
      new CreateContactFlowCommand({ InstanceId, Name: 'second', Type: 'CONTACT_FLOW', Content }),
    );
    const { ContactFlow } = await connect.send(
      new DescribeContactFlowCommand({ InstanceId, ContactFlowId }),
    );
    expect(ContactFlow?.Name).toBe('second');
    expect(ContactFlow?.Content).toContain('MessageParticipant');
    await expect(
      connect.send(
        new CreateContactFlowCommand({ InstanceId, Name: 'second', Type: 'CONTACT_FLOW', Content }),
      ),
    ).rejects.toMatchObject({ name: 'DuplicateResourceException' });
  });

  test('that are not valid are refused', async () => {
    await expect(
      connect.send(
        new CreateContactFlowCommand({
          InstanceId,
          Name: 'bad',
          Type: 'CONTACT_FLOW',
          Content: '{}',
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidContactFlowException' });
  });
});

describe.skipIf(isRemote)('metrics', () => {
  test('count who waits and who is there', async () => {
    await using other = await startContactCentre();
    const alice = await other.signIn('alice@example.com');
    await alice.setStatus('Available');
    const queue = other.seed.queues[0]!;
    const { MetricResults = [] } = await other.connect.send(
      new GetCurrentMetricDataCommand({
        InstanceId,
        Filters: { Queues: [queue.id], Channels: ['CHAT'] },
        Groupings: ['QUEUE'],
        CurrentMetrics: [
          { Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' },
          { Name: 'AGENTS_AVAILABLE', Unit: 'COUNT' },
        ],
      }),
    );
    expect(MetricResults[0]?.Dimensions?.Queue?.Id).toBe(queue.id);
    expect(MetricResults[0]?.Collections?.map((each) => each.Value)).toEqual([0, 1]);

    await fetch(`${other.url}/connect-phone/calls`, {
      method: 'POST',
      body: JSON.stringify({ from: '+15550100' }),
    });
    const waiting = async (channel: 'CHAT' | 'VOICE') => {
      const { MetricResults: [result] = [] } = await other.connect.send(
        new GetCurrentMetricDataCommand({
          InstanceId,
          Filters: { Queues: [queue.id], Channels: [channel] },
          CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' }],
        }),
      );
      return result?.Collections?.[0]?.Value;
    };
    expect([await waiting('CHAT'), await waiting('VOICE')]).toEqual([0, 1]);
    await alice.until((snapshot) => snapshot.contacts.length === 1);

    const user = other.seed.users[0]!;
    const Break = other.seed.statuses.find((status) => status.name === 'Break')!;
    await other.connect.send(
      new PutUserStatusCommand({ InstanceId, UserId: user.id, AgentStatusId: Break.id }),
    );
    const { UserDataList = [] } = await other.connect.send(
      new GetCurrentUserDataCommand({ InstanceId, Filters: { Agents: [user.id] } }),
    );
    expect(UserDataList[0]?.Status?.StatusName).toBe('PendingBusy');
    expect(UserDataList[0]?.NextStatus).toBe('Break');
    expect(UserDataList[0]?.AvailableSlotsByChannel).toMatchObject({ CHAT: 2, VOICE: 0 });
  });
});

describe.skipIf(isRemote)('what is not emulated', () => {
  test('answers 501 with its name', async () => {
    const call = new StartOutboundVoiceContactCommand({
      InstanceId,
      ContactFlowId: 'x',
      DestinationPhoneNumber: '+15550100',
    });
    await expect(connect.send(call)).rejects.toThrow(
      "Connect operation 'StartOutboundVoiceContact' is not emulated.",
    );
    await expect(connect.send(call)).rejects.toMatchObject({
      name: 'NotImplementedException',
      $metadata: { httpStatusCode: 501 },
    });
  });

  test('a failure that a test ordered happens once', async () => {
    await centre.control('fail-next', {
      operation: 'ListUsers',
      status: 429,
      type: 'ThrottlingException',
    });
    const list = () => connect.send(new ListUsersCommand({ InstanceId }));
    await expect(list()).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(list()).resolves.toBeDefined();
  });
});
