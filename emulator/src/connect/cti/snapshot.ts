import { agentState } from '../agents/agent-state.ts';
import type { Agent, AgentLeg } from '../agents/agents.ts';
import type { Directory, Queue } from '../directory.ts';
import type { SeedStatus, SeedUser } from '../seed.ts';

/** Streams 2.28's model of GetAgentSnapshot reads timestamps as epoch seconds. */
const seconds = (at: Date) => at.getTime() / 1000;

export interface SnapshotDeps {
  readonly directory: Directory;
  readonly now: () => Date;
  /** The bearer with which the agent's chat session connects. */
  readonly participantToken: (leg: AgentLeg) => string;
}

/** The agent's whole view, as GetAgentSnapshot answers it. */
export function snapshotOf(agent: Agent, { directory, now, participantToken }: SnapshotDeps) {
  const state = agentState(agent);
  return {
    state: {
      agentStateARN: state.statusId && directory.arns.status(state.statusId),
      type: state.type,
      name: state.name,
      startTimestamp: seconds(state.since),
    },
    ...(agent.nextStatus && { nextState: stateView(agent.nextStatus, directory) }),
    agentAvailabilityState: { state: agent.status.name, timeStamp: seconds(agent.statusSince) },
    snapshotTimestamp: seconds(now()),
    contacts: [...agent.legs.values()].map((leg) => contactView(leg, directory, participantToken)),
  };
}

function contactView(
  leg: AgentLeg,
  directory: Directory,
  participantToken: (leg: AgentLeg) => string,
) {
  const { contact } = leg;
  const isChat = contact.channel === 'CHAT';
  const { customer } = contact;
  // A held call is connected for the contact; only the agent's connection says that it's on hold.
  const type = leg.state === 'hold' ? 'connected' : leg.state;
  return {
    contactId: contact.id,
    initialContactId: contact.id,
    type: isChat ? 'chat' : 'voice',
    state: { type, timestamp: seconds(leg.since) },
    queue: contact.targetQueue && queueView(contact.targetQueue, directory),
    queueTimestamp: contact.queuedAt && seconds(contact.queuedAt),
    initiationMethod: contact.initiationMethod === 'API' ? 'api' : 'inbound',
    attributes: Object.fromEntries(
      Object.entries(contact.attributes).map(([name, value]) => [name, { name, value }]),
    ),
    name: contact.name ?? null,
    description: contact.description ?? null,
    references: contact.references,
    contactFeatures: {
      attachmentsEnabled: isChat,
      messagingMarkdownEnabled: false,
      multiPartyConferenceEnabled: false,
    },
    segmentAttributes: {
      'connect:Subtype': { ValueString: isChat ? 'connect:Chat' : 'connect:Telephony' },
    },
    connections: [
      {
        connectionId: customer.connectionId,
        type: 'inbound',
        initial: true,
        mute: false,
        state: {
          type:
            contact.state === 'ended'
              ? 'disconnected'
              : leg.state === 'hold'
                ? 'hold'
                : 'connected',
          timestamp: seconds(contact.endedAt ?? contact.initiatedAt),
        },
        endpoint: {
          type: 'phone_number',
          phoneNumber: customer.phoneNumber ?? null,
          name: null,
          endpointARN: null,
        },
        ...(isChat && {
          chatMediaInfo: {
            chatAutoAccept: false,
            customerName: customer.name,
            connectionData: null,
          },
        }),
      },
      {
        connectionId: leg.connectionId,
        type: 'agent',
        initial: false,
        mute: leg.isMuted ?? false,
        state: { type: agentConnectionState[leg.state], timestamp: seconds(leg.since) },
        endpoint: { type: 'agent', phoneNumber: null, name: null, endpointARN: null },
        ...(!isChat && { softphoneMediaInfo }),
        ...(isChat && {
          chatMediaInfo: {
            chatAutoAccept: false,
            customerName: customer.name,
            connectionData: JSON.stringify({
              ConnectionAuthenticationToken: participantToken(leg),
              ContactId: contact.id,
              ParticipantId: leg.connectionId,
            }),
          },
        }),
      },
    ],
  };
}

/**
 * What Streams tells a call with sound by (`isSoftphoneCall`). The sound itself goes another way here: the tokens, which
 * the real panel opens its signalling with, are empty.
 */
const softphoneMediaInfo = {
  callType: 'audio_only',
  autoAccept: false,
  mediaLegContextToken: '',
  callContextToken: '',
  callConfigJson: '{}',
};

const agentConnectionState = {
  connecting: 'connecting',
  connected: 'connected',
  hold: 'hold',
  ended: 'disconnected',
  missed: 'disconnected',
  rejected: 'disconnected',
  cleared: 'disconnected',
} as const;

export const stateView = ({ id, name, type }: SeedStatus, { arns }: Directory) => ({
  agentStateARN: arns.status(id),
  type,
  name,
});

const queueView = (queue: Queue, directory: Directory) => ({
  queueARN: directory.queueArn(queue),
  name: queue.name,
});

/** The queues that an agent serves, ending with the agent's own. */
export function queuesOf(user: SeedUser, directory: Directory) {
  const names = new Set(directory.profileOf(user).queues.map((each) => each.queue));
  const queues = [...names].map((name) => directory.queueNamed(name));
  return [...queues, directory.personalQueue(user)].map((queue) => queueView(queue, directory));
}

export function configurationOf({ user, settings }: Agent, directory: Directory) {
  const profile = directory.profileOf(user);
  return {
    name: `${user.firstName} ${user.lastName}`,
    username: user.username,
    agentARN: directory.arns.user(user.id),
    softphoneEnabled: true,
    ...settings,
    routingProfile: {
      name: profile.name,
      routingProfileARN: directory.arns.routingProfile(profile.id),
      channelConcurrencyMap: profile.concurrency,
      defaultOutboundQueue: queueView(
        directory.queueNamed(profile.defaultOutboundQueue),
        directory,
      ),
    },
  };
}
