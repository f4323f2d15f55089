import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';

export interface AgentState {
  /** As the operator named it; null while the contact control panel is signed out. */
  readonly status: string | null;
  readonly isRoutable: boolean;
  /** A contact waits to be accepted. */
  readonly isRinging: boolean;
}

export interface AgentModel {
  subscribe(listener: () => void): () => void;
  getSnapshot(): AgentState;
  stop(): void;
}

/** What the header needs to know of the agent, as the contact control panel tells it. */
export function createAgentModel(bus: Pick<WorkspaceBus, 'subscribe'>): AgentModel {
  const listeners = new Set<() => void>();
  let snapshot: AgentState = { status: null, isRoutable: false, isRinging: false };

  function update(change: Partial<AgentState>): void {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  }

  const undo = [
    bus.subscribe('agent.changed.v1', ({ payload: { agent } }) =>
      update({ status: agent?.status ?? null, isRoutable: agent?.isRoutable ?? false }),
    ),
    bus.subscribe('contact.changed.v1', ({ payload: { contacts } }) =>
      update({ isRinging: contacts.some((contact) => contact.state === 'connecting') }),
    ),
  ];

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    stop() {
      for (const unsubscribe of undo) unsubscribe();
    },
  };
}
