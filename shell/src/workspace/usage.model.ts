import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';
import type { Part } from '../remotes/part.ts';

export interface Usage {
  /** Whether taking this part off the page would take something away from the agent. */
  isInUse(part: Part): boolean;
  subscribe(listener: () => void): () => void;
  stop(): void;
}

/** Which parts are at work, as the bus tells it; of others it says nothing. */
export function createUsage(bus: Pick<WorkspaceBus, 'subscribe'>): Usage {
  const listeners = new Set<() => void>();
  let hasMeeting = false;
  let hasContact = false;
  const tell = () => listeners.forEach((listener) => listener());
  const undo = [
    bus.subscribe('video.changed.v1', ({ payload: { video } }) => {
      hasMeeting = video.state !== 'idle' && video.state !== 'ended';
      tell();
    }),
    bus.subscribe('contact.changed.v1', ({ payload: { contacts } }) => {
      hasContact = contacts.length > 0;
      tell();
    }),
  ];
  return {
    isInUse(part) {
      if (part === 'video') return hasMeeting;
      if (part === 'ccp') return hasContact || hasMeeting;
      return false;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop() {
      for (const unsubscribe of undo) unsubscribe();
    },
  };
}
