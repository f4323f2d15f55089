import type { ContactRef } from '@video-escalation/contracts/events/contact';
import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';

interface State {
  /** The one that the agent looks at. */
  readonly contact: ContactRef | null;
}

export interface ExampleRemote {
  subscribe(listener: () => void): () => void;
  getSnapshot(): State;
  destroy(): void;
}

/** The whole behaviour, without a framework: what the bus tells, as a state that a view can follow. */
export function createExampleRemote(bus: Pick<WorkspaceBus, 'subscribe'>): ExampleRemote {
  const listeners = new Set<() => void>();
  let state: State = { contact: null };

  const stop = bus.subscribe('contact.changed.v1', ({ payload: { contact } }) => {
    state = { contact };
    for (const listener of [...listeners]) listener();
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => state,
    destroy() {
      stop();
      listeners.clear();
    },
  };
}
