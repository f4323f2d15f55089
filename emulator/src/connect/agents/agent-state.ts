import type { Agent } from './agents.ts';

export interface AgentState {
  readonly statusId: string | null;
  readonly type: 'routable' | 'not_routable' | 'offline' | 'system' | 'error';
  readonly name: string;
  readonly since: Date;
}

/**
 * What the agent's status bar shows: the chosen status, unless a call puts the agent into a state of its own. That a
 * missed or rejected chat leaves the status alone is assumed.
 */
export function agentState(agent: Agent): AgentState {
  const call = [...agent.legs.values()].find((leg) => leg.contact.channel === 'VOICE');
  const system = (name: string, since: Date): AgentState => ({
    statusId: null,
    type: 'system',
    name,
    since,
  });
  switch (call?.state) {
    case 'connecting':
      return system('PendingBusy', call.since);
    case 'connected':
    case 'hold':
      return system('Busy', call.since);
    case 'ended':
      return system('AfterCallWork', call.since);
    case 'missed':
    case 'rejected': {
      const name = call.abandoned ? 'MissedCallCustomer' : 'MissedCallAgent';
      return { statusId: null, type: 'error', name, since: call.since };
    }
    default: {
      const { id, type, name } = agent.status;
      return { statusId: id, type, name, since: agent.statusSince };
    }
  }
}
