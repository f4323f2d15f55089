import { agentState } from '../agents/agent-state.ts';
import type { Agent, Agents } from '../agents/agents.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Directory, Queue } from '../directory.ts';
import type { RoutableAgent, WaitingContact } from './router.ts';

/** One text for a queue of either kind, as the router compares them. */
export const queueKey = (queue: Queue): string =>
  queue.kind === 'personal' ? `agent/${queue.user.id}` : queue.id;

/** The contacts that may be offered now, as the router sees them. */
export function waitingContacts(contacts: Iterable<Contact>): WaitingContact[] {
  return [...contacts].flatMap(
    ({ id, channel, state, targetQueue, queuedAt, priority, queueTimeAdjustment }) => {
      if (state !== 'queued' || !targetQueue || !queuedAt) return [];
      const waitingSince = queuedAt.getTime() - queueTimeAdjustment * 1000;
      return [{ id, channel, queue: queueKey(targetQueue), priority, waitingSince }];
    },
  );
}

/** The agents to whom a contact may be offered now. One who has chosen a next status gets no new work. */
export function routableAgents(agents: Agents, directory: Directory): RoutableAgent[] {
  return agents
    .all()
    .filter(
      (agent) => agents.isPresent(agent) && agent.status.type === 'routable' && !agent.nextStatus,
    )
    .filter((agent) => agentState(agent).type !== 'error')
    .map((agent) => routable(agent, directory));
}

function routable(agent: Agent, directory: Directory): RoutableAgent {
  const profile = directory.profileOf(agent.user);
  return {
    userId: agent.user.id,
    idleSince: agent.idleSince.getTime(),
    concurrency: profile.concurrency,
    crossChannel: profile.crossChannel,
    holds: [...agent.legs.values()].map((leg) => ({
      contactId: leg.contact.id,
      channel: leg.contact.channel,
      isRinging: leg.state === 'connecting',
      isOver: !['connecting', 'connected', 'hold'].includes(leg.state),
    })),
    queues: profile.queues.map((each) => ({ ...each, queue: directory.queueNamed(each.queue).id })),
  };
}
