import { stableId } from './ids.ts';

export type Channel = 'CHAT' | 'VOICE';

export interface SeedUser {
  readonly id: string;
  /** Login name in Connect, and the RoleSessionName under which STS knows the user. */
  readonly username: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly routingProfile: string;
  readonly securityProfiles: readonly string[];
  readonly hierarchyGroup?: string;
}

export interface SeedQueue {
  readonly id: string;
  readonly name: string;
  /** Contacts that may wait at once; more take the flow's QueueAtCapacity branch. */
  readonly maxContacts?: number;
  /** Name of its hours of operation. */
  readonly hours: string;
}

export const days = [
  ...(['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const),
];
type Day = (typeof days)[number];

/** HH:MM by the clock of the place; an end at 00:00 is midnight. */
export interface OpenTime {
  readonly day: Day;
  readonly start: string;
  readonly end: string;
}

export interface SeedHours {
  readonly id: string;
  /** Flows refer to them as `hours:<name>`. */
  readonly name: string;
  /** IANA's name, such as Europe/Berlin. */
  readonly timeZone: string;
  readonly config: readonly OpenTime[];
}

/** A bot of Amazon Lex V2 as flows meet it: it asks, understands or not, and ends with an intent. */
export interface SeedBot {
  /** Flows refer to it as `bot:<name>`. */
  readonly name: string;
  readonly intents: readonly {
    readonly name: string;
    /** Words one of which is in what the customer writes. */
    readonly utterances: readonly string[];
    /** What the bot says before it is done; nothing if left out. */
    readonly answer?: string;
  }[];
  /** What the bot says to words that fit no intent. */
  readonly clarification: string;
  /** It can't be reached. */
  readonly isDown?: boolean;
}

/** Connect's CrossChannelBehavior: may a contact come in while another channel is busy? */
export type CrossChannel = 'ROUTE_CURRENT_CHANNEL_ONLY' | 'ROUTE_ANY_CHANNEL';

/** Who keeps the users: who may sign in by federation, or by the panel's own window. */
export type IdentityManagement = 'SAML' | 'CONNECT_MANAGED' | 'EXISTING_DIRECTORY';

export interface SeedRoutingProfile {
  readonly id: string;
  readonly name: string;
  /** Contacts of that channel that one agent holds at once. */
  readonly concurrency: Readonly<Record<Channel, number>>;
  readonly crossChannel: CrossChannel;
  /** Lower priority numbers come first. */
  readonly queues: readonly {
    readonly queue: string;
    readonly channel: Channel;
    readonly priority: number;
  }[];
  readonly defaultOutboundQueue: string;
}

export interface SeedStatus {
  readonly id: string;
  readonly name: string;
  readonly type: 'routable' | 'not_routable' | 'offline';
}

export interface SeedFlow {
  /** Other flows refer to it as `flow:<name>`. */
  readonly name: string;
  readonly type: 'CONTACT_FLOW' | 'CUSTOMER_QUEUE';
  /** Flow language 2019-10-30 or the legacy designer format; an object, or that as JSON text. */
  readonly content: unknown;
  readonly id?: string;
}

export interface ConnectSeed {
  readonly instance: {
    /** Hex and dashes: Streams 2.28 finds it by /instance\/([0-9a-fA-F|-]+)\// in the routing profile's ARN. */
    readonly id: string;
    readonly alias: string;
    readonly region: string;
    readonly accountId: string;
  };
  readonly users: readonly SeedUser[];
  readonly queues: readonly SeedQueue[];
  readonly routingProfiles: readonly SeedRoutingProfile[];
  readonly statuses: readonly SeedStatus[];
  readonly securityProfiles: readonly { readonly id: string; readonly name: string }[];
  readonly hierarchyGroups: readonly {
    readonly id: string;
    readonly name: string;
    readonly parent?: string;
  }[];
  readonly hours: readonly SeedHours[];
  /** Bots that the instance was told of. A flow that meets any other one takes its error branch. */
  readonly bots: readonly SeedBot[];
  /** Sentences that the operator words: flows refer to them as `text:<name>`. */
  readonly texts: Readonly<Record<string, string>>;
  readonly flows: readonly SeedFlow[];
  /** Flow that answers calls of the phone page. Without one, calls go straight to the first queue. */
  readonly voiceFlow?: string;
}

const named = <T extends { readonly name: string }>(kind: string, item: T) => ({
  id: stableId(kind, item.name),
  ...item,
});

export function agentUser(
  name: string,
  securityProfiles: readonly string[],
  hierarchyGroup: string,
): SeedUser {
  const username = `${name.toLowerCase()}@example.com`;
  return {
    id: stableId('user', username),
    username,
    email: username,
    firstName: name,
    lastName: 'Example',
    routingProfile: 'Video agents',
    securityProfiles,
    hierarchyGroup,
  };
}

const always = days.map((day) => ({ day, start: '00:00', end: '00:00' }));

/** The contact centre that a laptop gets: two agents, their supervisor, one queue. */
export function defaultSeed({ flows }: { readonly flows: readonly SeedFlow[] }): ConnectSeed {
  return {
    instance: {
      id: '5c0ffee1-0000-4000-8000-0000000c0de0',
      alias: 'riverbank',
      region: 'us-east-1',
      accountId: '111122223333',
    },
    users: [
      agentUser('Alice', ['Agent'], 'Support North'),
      agentUser('Bob', ['Agent'], 'Support South'),
      agentUser('Sam', ['CallCenterManager', 'Video Recording Playback'], 'Support'),
    ],
    queues: [named('queue', { name: 'Video', hours: 'Always' })],
    routingProfiles: [
      named('routing-profile', {
        name: 'Video agents',
        concurrency: { VOICE: 1, CHAT: 2 },
        crossChannel: 'ROUTE_CURRENT_CHANNEL_ONLY' as const,
        queues: [
          { queue: 'Video', channel: 'VOICE' as const, priority: 1 },
          { queue: 'Video', channel: 'CHAT' as const, priority: 1 },
        ],
        defaultOutboundQueue: 'Video',
      }),
    ],
    statuses: [
      named('status', { name: 'Available', type: 'routable' as const }),
      named('status', { name: 'Break', type: 'not_routable' as const }),
      named('status', { name: 'Training', type: 'not_routable' as const }),
      named('status', { name: 'Offline', type: 'offline' as const }),
    ],
    securityProfiles: [
      named('security-profile', { name: 'Agent' }),
      named('security-profile', { name: 'CallCenterManager' }),
      named('security-profile', { name: 'Admin' }),
      named('security-profile', { name: 'Video Recording Playback' }),
    ],
    hierarchyGroups: [
      named('hierarchy-group', { name: 'Service' }),
      named('hierarchy-group', { name: 'Support', parent: 'Service' }),
      named('hierarchy-group', { name: 'Support North', parent: 'Support' }),
      named('hierarchy-group', { name: 'Support South', parent: 'Support' }),
    ],
    hours: [named('hours', { name: 'Always', timeZone: 'Europe/Berlin', config: always })],
    bots: [],
    texts: {
      'when-closed':
        'We’re here every day from 8 to 20. Until then, write to help@riverbank.example and we’ll answer by email.',
      'when-full':
        'Please try again in a few minutes, or call us on +49 40 555 0199: the phone is answered by other people.',
    },
    flows,
  };
}
