import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';
import type { SlotName } from '../remotes/slot-name.ts';

export interface Usage {
  /** Whether unmounting the remote of this slot would interrupt the agent. */
  isInUse(name: SlotName): boolean;
  subscribe(listener: () => void): () => void;
  stop(): void;
}

/** Which remotes are in use, as far as the bus reports it. */
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
    isInUse(name) {
      if (name === 'video') return hasMeeting;
      if (name === 'ccp') return hasContact || hasMeeting;
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
