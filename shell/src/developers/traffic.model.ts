import type { BusEvent } from '@video-escalation/contracts/bus/hub';

type Seen = BusEvent<string, unknown>;

interface TrafficState {
  /** Newest first. */
  readonly events: readonly Seen[];
  readonly isPaused: boolean;
  /** Came while it was paused. */
  readonly waiting: number;
}

export interface Traffic {
  subscribe(listener: () => void): () => void;
  getSnapshot(): TrafficState;
  pause(): void;
  resume(): void;
  clear(): void;
}

/** A day's work must not fill the memory. */
export const KEPT_AT_MOST = 500;

/** What was said on the bus, for reading: paused, it holds still and goes on collecting. */
export function createTraffic(tap: (listener: (event: Seen) => void) => () => void): Traffic {
  const listeners = new Set<() => void>();
  let all: readonly Seen[] = [];
  let snapshot: TrafficState = { events: all, isPaused: false, waiting: 0 };

  function set(next: Partial<TrafficState>): void {
    snapshot = { ...snapshot, ...next };
    for (const listener of listeners) listener();
  }

  tap((event) => {
    all = [event, ...all].slice(0, KEPT_AT_MOST);
    set(snapshot.isPaused ? { waiting: snapshot.waiting + 1 } : { events: all });
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    pause: () => set({ isPaused: true }),
    resume: () => set({ events: all, isPaused: false, waiting: 0 }),
    clear() {
      all = [];
      set({ events: all, waiting: 0 });
    },
  };
}

/** Events whose name, source or payload has these letters. */
export function filtered(events: readonly Seen[], text: string): readonly Seen[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return events;
  return events.filter(({ name, source, payload }) =>
    `${name} ${source} ${JSON.stringify(payload)}`.toLowerCase().includes(wanted),
  );
}
