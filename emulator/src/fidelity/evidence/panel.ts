import { plain, type EvidenceTable } from '../evidence.ts';

export const signIn: EvidenceTable = {
  title: '… sign-in',
  rows: [
    {
      name: 'POST /auth/sign-in',
      seen: ['golden', 'client'],
      assumed: 'pages that answer a refusal',
    },
    { name: '/connect/logout', seen: ['client'], assumed: 'that it ends the session at once' },
  ],
};

/** The model of this service ships inside of Streams, whose worker reads the answers by it. */
export const panel: EvidenceTable = {
  title: '… contact control panel (AmazonConnectCTIService)',
  rows: [
    ...plain(
      ['client', 'foreign'],
      'GetAgentSnapshot GetAgentConfiguration GetAgentStates GetDialableCountryCodes GetRoutingProfileQueues AcceptContact CompleteContact DestroyConnection HoldConnection ResumeConnection CreateTransport NotifyContactIssue',
    ),
    {
      name: 'GetAgentPermissions',
      seen: ['client', 'foreign'],
      assumed: 'which permissions there are',
    },
    {
      name: 'PutAgentState',
      seen: ['client', 'foreign'],
      assumed: 'with contacts only as the next state',
    },
    {
      name: 'RejectContact',
      seen: ['client', 'foreign'],
      assumed: 'a rejected or missed chat leaves the agent’s state alone',
    },
    {
      name: 'ClearContact',
      seen: ['client', 'foreign'],
      assumed: 'a missed contact is queued again only after it',
    },
    ...['MuteParticipant', 'UnmuteParticipant'].map((name) => ({
      name,
      seen: ['client', 'foreign'] as const,
      assumed: 'that the sound stops at once',
    })),
    {
      name: 'SendDigits',
      seen: ['client', 'foreign'],
      lacks: 'tones in the sound: the phone page is told the digits',
    },
    {
      name: 'UpdateAgentConfiguration',
      seen: ['client', 'foreign'],
      lacks: 'desk phones and accepting by itself, which are refused by name',
    },
    ...['SendClientLogs', 'SendSoftphoneCallMetrics', 'SendSoftphoneCallReport'].map((name) => ({
      name,
      seen: ['client'] as const,
      lacks: 'any effect: reports for the real service',
    })),
  ],
  absent:
    'outbound calls, transfers, conferences, additional connections, pausing, monitoring, quick connects, tasks and e-mail: refused by name',
};

export const frames: EvidenceTable = {
  title: '… frames between the panel and its page',
  rows: [
    ...plain(
      ['client', 'foreign'],
      'acknowledge synchronize configure agent::update api_request api_response master_request broadcast webSocket::*',
    ),
    { name: 'contact/getInstanceDetails', seen: ['client'] },
    {
      name: 'mute, agent::mute_toggle',
      seen: ['client'],
      lacks: 'the resumed one among several calls: the one connected last is muted',
    },
    ...['microphone', 'speaker', 'ringer'].map((device) => ({
      name: `configuration::set_${device}_device, configuration::${device}_device_changed`,
      seen: ['client'] as const,
    })),
  ],
  absent: 'the other commands of `@amazon-connect/*`: answered `handlerNotFound`',
};

export const chatSocket: EvidenceTable = {
  title: '… chat socket',
  rows: [
    ...plain(['client', 'foreign'], 'aws/subscribe aws/heartbeat aws/ping aws/chat'),
    {
      name: 'participant.joined, participant.left, chat.ended',
      seen: ['client', 'foreign'],
      assumed: 'their order at the end of a chat',
    },
    {
      name: 'typing, message.read, message.delivered',
      seen: ['client', 'foreign'],
      assumed: 'that receipts go to everybody but the reader',
    },
  ],
};
