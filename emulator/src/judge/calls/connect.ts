import * as connect from '@aws-sdk/client-connect';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { World } from './world.ts';

/** Calls every emulated operation of Connect at least once, each so that it succeeds. */
export async function callConnect({ seed, client }: World): Promise<void> {
  const InstanceId = seed.instance.id;
  const cc = new connect.ConnectClient(client('/connect'));
  const { Credentials } = await new STSClient(client('/sts')).send(
    new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::123456789012:role/federation',
      RoleSessionName: seed.users[0]!.username,
    }),
  );
  const federated = new connect.ConnectClient({
    ...client('/connect'),
    credentials: {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    },
  });
  await federated.send(new connect.GetFederationTokenCommand({ InstanceId }));
  await readInstance(cc, InstanceId);
  await readUsers(cc, InstanceId);
  await callContacts(cc, InstanceId);
}

async function readInstance(cc: connect.ConnectClient, InstanceId: string): Promise<void> {
  await cc.send(new connect.DescribeInstanceCommand({ InstanceId }));
  const queues = await cc.send(
    new connect.ListQueuesCommand({ InstanceId, QueueTypes: ['STANDARD'], MaxResults: 10 }),
  );
  const QueueId = queues.QueueSummaryList![0]!.Id!;
  await cc.send(new connect.DescribeQueueCommand({ InstanceId, QueueId }));
  const profiles = await cc.send(new connect.ListSecurityProfilesCommand({ InstanceId }));
  const SecurityProfileId = profiles.SecurityProfileSummaryList![0]!.Id!;
  await cc.send(new connect.DescribeSecurityProfileCommand({ InstanceId, SecurityProfileId }));
  const flows = await cc.send(
    new connect.ListContactFlowsCommand({ InstanceId, ContactFlowTypes: ['CONTACT_FLOW'] }),
  );
  const ContactFlowId = flows.ContactFlowSummaryList![0]!.Id!;
  const { ContactFlow } = await cc.send(
    new connect.DescribeContactFlowCommand({ InstanceId, ContactFlowId }),
  );
  await cc.send(
    new connect.CreateContactFlowCommand({
      InstanceId,
      Name: 'copy',
      Type: 'CONTACT_FLOW',
      Content: ContactFlow!.Content!,
    }),
  );
  await cc.send(
    new connect.GetCurrentMetricDataCommand({
      InstanceId,
      Filters: { Queues: [QueueId], Channels: ['CHAT'] },
      Groupings: ['QUEUE'],
      CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' }],
    }),
  );
}

async function readUsers(cc: connect.ConnectClient, InstanceId: string): Promise<void> {
  const { UserSummaryList = [] } = await cc.send(new connect.ListUsersCommand({ InstanceId }));
  const UserId = UserSummaryList[0]!.Id!;
  const { User } = await cc.send(new connect.DescribeUserCommand({ InstanceId, UserId }));
  await cc.send(
    new connect.SearchUsersCommand({
      InstanceId,
      SearchCriteria: {
        StringCondition: { FieldName: 'Username', Value: 'a', ComparisonType: 'CONTAINS' },
      },
    }),
  );
  const { RoutingProfileId, HierarchyGroupId } = User!;
  await cc.send(new connect.DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId }));
  await cc.send(new connect.ListRoutingProfileQueuesCommand({ InstanceId, RoutingProfileId }));
  await cc.send(new connect.DescribeUserHierarchyGroupCommand({ InstanceId, HierarchyGroupId }));
  const statuses = await cc.send(new connect.ListAgentStatusesCommand({ InstanceId }));
  const AgentStatusId = statuses.AgentStatusSummaryList![0]!.Id!;
  await cc.send(new connect.PutUserStatusCommand({ InstanceId, UserId, AgentStatusId }));
  await cc.send(
    new connect.GetCurrentUserDataCommand({ InstanceId, Filters: { Agents: [UserId] } }),
  );
}

/** A chat as an api starts it. */
export async function startChat(cc: connect.ConnectClient, InstanceId: string) {
  const flows = await cc.send(new connect.ListContactFlowsCommand({ InstanceId }));
  return cc.send(
    new connect.StartChatContactCommand({
      InstanceId,
      ContactFlowId: flows.ContactFlowSummaryList![0]!.Id!,
      ParticipantDetails: { DisplayName: 'Chris' },
      Attributes: { customerName: 'Chris' },
      SupportedMessagingContentTypes: ['text/plain', 'text/markdown'],
      ChatDurationInMinutes: 60,
    }),
  );
}

async function callContacts(cc: connect.ConnectClient, InstanceId: string): Promise<void> {
  const { ContactId } = await startChat(cc, InstanceId);
  await cc.send(
    new connect.UpdateContactAttributesCommand({
      InstanceId,
      InitialContactId: ContactId,
      Attributes: { a: '1' },
    }),
  );
  await cc.send(
    new connect.GetContactAttributesCommand({ InstanceId, InitialContactId: ContactId }),
  );
  await cc.send(
    new connect.UpdateContactCommand({
      InstanceId,
      ContactId,
      Name: 'A question',
      Description: 'x',
    }),
  );
  await cc.send(new connect.StopContactCommand({ InstanceId, ContactId }));
  await cc.send(new connect.DescribeContactCommand({ InstanceId, ContactId }));
  const EndTime = new Date(Date.now() + 60_000);
  await cc.send(
    new connect.SearchContactsCommand({
      InstanceId,
      TimeRange: {
        Type: 'INITIATION_TIMESTAMP',
        StartTime: new Date(Date.now() - 60_000),
        EndTime,
      },
      SearchCriteria: { Channels: ['CHAT'] },
    }),
  );
}
