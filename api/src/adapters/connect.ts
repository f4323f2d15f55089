import {
  ConnectClient,
  DescribeContactCommand,
  DescribeUserCommand,
  DescribeUserHierarchyGroupCommand,
  GetContactAttributesCommand,
  GetCurrentUserDataCommand,
  paginateListSecurityProfiles,
  SearchUsersCommand,
  StartChatContactCommand,
  UpdateContactAttributesCommand,
  type Contact as ConnectContact,
  type HierarchyPath,
  type UserSearchSummary,
} from '@aws-sdk/client-connect';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { AgentId, ContactId } from '@video-escalation/contracts/ids';
import type { Agent } from '../agents/agent-cache.ts';
import type { Contact, ContactCenter } from '../contacts/contact-center.ts';
import { asProblem, boundedCalls, isOverQuota, unless } from './aws.ts';

export interface ConnectOptions {
  readonly region: string;
  readonly instanceId: string;
  readonly chatFlowId: string;
}

/** A deleted or never existing contact (API reference, DescribeContact; 410 is the participant service's way). */
const GONE = ['ResourceNotFoundException', 'ContactNotFoundException'];

export function createContactCenter({
  region,
  instanceId,
  chatFlowId,
}: ConnectOptions): ContactCenter {
  const client = new ConnectClient({ region, ...boundedCalls });
  // Its calls come in turns, and more tries between them would be over the quota, too: one, for a line gone stale.
  const search = new ConnectClient({ region, ...boundedCalls, maxAttempts: 2 });
  const InstanceId = instanceId;
  const call = <T>(work: () => Promise<T>) => asProblem('contact/unavailable', work);

  return {
    startChat: ({ displayName, attributes, clientToken }) =>
      call(async () => {
        const started = await client.send(
          new StartChatContactCommand({
            InstanceId,
            ContactFlowId: chatFlowId,
            ParticipantDetails: { DisplayName: displayName },
            Attributes: { ...attributes },
            ClientToken: clientToken,
            SupportedMessagingContentTypes: ['text/plain', 'text/markdown'],
          }),
        );
        return {
          contactId: required(started.ContactId) as ContactId,
          participantId: required(started.ParticipantId),
          participantToken: required(started.ParticipantToken),
        };
      }),
    contact: (contactId) =>
      call(async () => {
        const found = await unless(GONE, () =>
          client.send(new DescribeContactCommand({ InstanceId, ContactId: contactId })),
        );
        return found?.Contact ? toContact(contactId, found.Contact) : undefined;
      }),
    attributes: (conversationId) =>
      call(async () => {
        const found = await unless(GONE, () =>
          client.send(
            new GetContactAttributesCommand({ InstanceId, InitialContactId: conversationId }),
          ),
        );
        return found?.Attributes ?? {};
      }),
    setAttributes: (conversationId, attributes) =>
      call(async () => {
        await client.send(
          new UpdateContactAttributesCommand({
            InstanceId,
            InitialContactId: conversationId,
            Attributes: { ...attributes },
          }),
        );
      }),
    findUser: (username) =>
      call(async () => {
        const found = await search.send(
          new SearchUsersCommand({
            InstanceId,
            MaxResults: 10,
            SearchCriteria: {
              StringCondition: {
                FieldName: 'Username',
                Value: username,
                ComparisonType: 'EXACT',
              },
            },
          }),
        );
        // Checked once more: what the search calls exact is not ours to say.
        const user = found.Users?.find((each) => each.Username?.toLowerCase() === username);
        return user && toAgent(user);
      }).catch((error: unknown) => {
        if (!(error instanceof Problem) || !isOverQuota(error.cause)) throw error;
        throw new Problem('agent/over-quota', undefined, { cause: error.cause, retryAfterS: 5 });
      }),
    isSignedIn: (agentId) =>
      call(async () => {
        // Only users who are signed in have current data (API reference, GetCurrentUserData).
        const found = await client.send(
          new GetCurrentUserDataCommand({ InstanceId, Filters: { Agents: [agentId] } }),
        );
        return (found.UserDataList ?? []).some(({ User }) => User?.Id === agentId);
      }),
    standing: (agentId) =>
      call(async () => {
        const { User } = await client.send(
          new DescribeUserCommand({ InstanceId, UserId: agentId }),
        );
        const HierarchyGroupId = User?.HierarchyGroupId;
        const group = HierarchyGroupId
          ? await client.send(
              new DescribeUserHierarchyGroupCommand({ InstanceId, HierarchyGroupId }),
            )
          : undefined;
        return {
          securityProfileIds: User?.SecurityProfileIds ?? [],
          hierarchy: idsOf(group?.HierarchyGroup?.HierarchyPath),
        };
      }),
    securityProfileId: (name) =>
      call(async () => {
        for await (const page of paginateListSecurityProfiles({ client }, { InstanceId })) {
          const found = page.SecurityProfileSummaryList?.find(({ Name }) => Name === name);
          if (found) return found.Id;
        }
        return undefined;
      }),
  };
}

function toContact(contactId: ContactId, found: ConnectContact): Contact {
  return {
    contactId,
    conversationId: (found.InitialContactId ?? contactId) as ContactId,
    channel: found.Channel === 'VOICE' ? 'voice' : 'chat',
    startedAt: found.InitiationTimestamp ?? new Date(0),
    hasEnded: found.DisconnectTimestamp !== undefined,
    agentId: found.AgentInfo?.ConnectedToAgentTimestamp
      ? (found.AgentInfo.Id as AgentId | undefined)
      : undefined,
  };
}

/** From the top to the group itself, which is the last of its own path (API reference, HierarchyPath). */
function idsOf(path: HierarchyPath | undefined): string[] {
  const levels = [
    path?.LevelOne,
    path?.LevelTwo,
    path?.LevelThree,
    path?.LevelFour,
    path?.LevelFive,
  ];
  return levels.flatMap((level) => level?.Id ?? []);
}

function toAgent(user: UserSearchSummary): Agent {
  const username = required(user.Username);
  const firstName = user.IdentityInfo?.FirstName ?? '';
  const name = [firstName, user.IdentityInfo?.LastName ?? ''].filter(Boolean).join(' ');
  return {
    agentId: required(user.Id) as AgentId,
    username,
    firstName: firstName || username,
    name: name || username,
  };
}

function required(value: string | undefined): string {
  if (value === undefined) throw new TypeError('Amazon Connect left out a field of its answer');
  return value;
}
