import type { Channel, CrossChannel } from '../seed.ts';

export interface WaitingContact {
  readonly id: string;
  readonly channel: Channel;
  /** A standard queue's id, or `agent/<userId>`. */
  readonly queue: string;
  readonly priority: number;
  /** When it began to wait, corrected by the flow's queue time adjustment; epoch ms. */
  readonly waitingSince: number;
}

export interface RoutableAgent {
  readonly userId: string;
  /** Epoch ms. */
  readonly idleSince: number;
  readonly concurrency: Readonly<Record<Channel, number>>;
  readonly crossChannel: CrossChannel;
  /** Contacts in hand, with those that wait to be cleared. */
  readonly holds: readonly {
    readonly contactId: string;
    readonly channel: Channel;
    readonly isRinging: boolean;
    readonly isOver: boolean;
  }[];
  /** Queues served, by channel; lower priority numbers first. */
  readonly queues: readonly {
    readonly queue: string;
    readonly channel: Channel;
    readonly priority: number;
  }[];
}

export interface Offer {
  readonly contactId: string;
  readonly userId: string;
}

/**
 * The next contact to ring, and at whom: the longest idle agent who can take any gets the best for that
 * agent. Best is: own queue first, then the routing profile's order of queues, then the contact's priority,
 * then its age.
 */
export function pickOffer(
  waiting: readonly WaitingContact[],
  agents: readonly RoutableAgent[],
): Offer | undefined {
  const byIdleness = [...agents].sort((a, b) => a.idleSince - b.idleSince);
  for (const agent of byIdleness) {
    const best = waiting
      .filter((contact) => hasRoom(agent, contact))
      .flatMap((contact) => {
        const queuePriority = servedAt(agent, contact);
        return queuePriority === undefined ? [] : [{ contact, queuePriority }];
      })
      .sort(
        (a, b) =>
          a.queuePriority - b.queuePriority ||
          a.contact.priority - b.contact.priority ||
          a.contact.waitingSince - b.contact.waitingSince,
      )[0];
    if (best) return { contactId: best.contact.id, userId: agent.userId };
  }
  return undefined;
}

/** Agent queues are served before standard ones ("Queues: standard and agent", Administrator Guide). */
function servedAt(agent: RoutableAgent, contact: WaitingContact): number | undefined {
  if (contact.queue === `agent/${agent.userId}`) return 0;
  return agent.queues.find(
    (each) => each.queue === contact.queue && each.channel === contact.channel,
  )?.priority;
}

function hasRoom(agent: RoutableAgent, contact: WaitingContact): boolean {
  // A contact that this agent missed or rejected comes back only after it was cleared.
  if (agent.holds.some((held) => held.contactId === contact.id)) return false;
  // One answer at a time: the best waiting contact rings alone, the next one once it was answered.
  if (agent.holds.some((held) => held.isRinging)) return false;
  const sameChannel = agent.holds.filter((held) => held.channel === contact.channel);
  if (sameChannel.length >= agent.concurrency[contact.channel]) return false;
  if (agent.crossChannel === 'ROUTE_ANY_CHANNEL') return true;
  // After-call work of one channel does not hold back another: an ad-hoc chat rings as the call ends.
  return !agent.holds.some((held) => held.channel !== contact.channel && !held.isOver);
}
