import { plain, type EvidenceTable } from '../evidence.ts';

export const connect: EvidenceTable = {
  title: 'Amazon Connect',
  service: 'Connect',
  rows: [
    ...plain(
      ['model'],
      'CreateContactFlow DescribeContactFlow DescribeInstance DescribeQueue DescribeRoutingProfile DescribeSecurityProfile DescribeUser DescribeUserHierarchyGroup GetContactAttributes ListAgentStatuses ListRoutingProfileQueues ListSecurityProfiles StopContact',
    ),
    {
      name: 'DescribeContact',
      seen: ['model'],
      assumed: 'an agent stands in it only once connected',
    },
    {
      name: 'GetCurrentMetricData',
      seen: ['model'],
      assumed: 'what counts as activity, without which there are no results',
      lacks: 'all metrics but five; filters but queues and channels; groupings but QUEUE',
    },
    {
      name: 'GetCurrentUserData',
      seen: ['model'],
      assumed: 'names of states during a chat',
      lacks: 'filters but Agents',
    },
    {
      name: 'GetFederationToken',
      seen: ['model', 'golden'],
      assumed: 'the role session’s name is all that chooses the user',
    },
    ...['ListContactFlows', 'ListQueues', 'ListUsers'].map((name) => ({
      name,
      seen: ['model'] as const,
      assumed: 'which error a wrong NextToken gives',
    })),
    {
      name: 'PutUserStatus',
      seen: ['model'],
      assumed: 'during a call the status comes after it',
    },
    {
      name: 'SearchContacts',
      seen: ['model'],
      assumed: 'more than 90 days are refused',
      lacks: 'criteria but agents, channels, initiation methods and queues; other times; Sort',
    },
    {
      name: 'SearchUsers',
      seen: ['model'],
      assumed: 'an unknown field is refused; by how much results lag',
      lacks: 'SearchFilter, ListCondition, HierarchyGroupCondition, SecurityProfileId',
    },
    {
      name: 'StartChatContact',
      seen: ['model', 'foreign'],
      assumed: 'without content types a chat takes text/plain alone',
      lacks: 'PersistentChat, ParticipantConfiguration, DisconnectOnCustomerExit, guides',
    },
    {
      name: 'UpdateContact',
      seen: ['model'],
      lacks: 'members but name, description, references and segment attributes',
    },
    {
      name: 'UpdateContactAttributes',
      seen: ['model'],
      assumed: 'the limit of 32 KB counts attributes of before',
    },
  ],
};

export const participant: EvidenceTable = {
  title: '… participant service',
  service: 'ConnectParticipant',
  rows: [
    ...plain(
      ['model', 'client', 'foreign'],
      'CompleteAttachmentUpload DisconnectParticipant GetAttachment GetTranscript SendEvent StartAttachmentUpload',
    ),
    {
      name: 'CreateParticipantConnection',
      seen: ['model', 'client', 'foreign'],
      lacks: 'WEBRTC_CONNECTION',
    },
    {
      name: 'SendMessage',
      seen: ['model', 'client', 'foreign'],
      assumed: 'which error another content type gives',
    },
  ],
};
