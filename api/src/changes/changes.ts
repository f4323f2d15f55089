/**
 * Whose affairs changed: a customer's contact, an agent's meetings, an agent's routes, what a recorder is to do,
 * whether a spare one has something to do.
 */
export type Topic =
  | `contact:${string}`
  | `agent:${string}`
  | `routes:${string}`
  | `recording:${string}`
  | `spare:${string}`;

/** Tells every api process that something changed; what it is now, the listener reads for himself. */
export interface Changes {
  publish(topic: Topic): Promise<void>;
  /** Also calls back after an outage, since changes may have gone unheard. Returns the unsubscribe. */
  subscribe(topic: Topic, listener: () => void): Promise<() => void>;
}

/** For one process: tests. */
export function createMemoryChanges(): Changes {
  const listeners = createListeners();
  return {
    publish: async (topic) => listeners.call(topic),
    subscribe: async (topic, listener) => listeners.add(topic, listener),
  };
}

/** Who listens to what, in this process. */
export function createListeners() {
  const byTopic = new Map<string, Set<() => void>>();
  return {
    add(topic: string, listener: () => void): () => void {
      const all = byTopic.get(topic) ?? new Set();
      byTopic.set(topic, all.add(listener));
      return () => {
        all.delete(listener);
        if (all.size === 0 && byTopic.get(topic) === all) byTopic.delete(topic);
      };
    },
    has: (topic: string) => byTopic.has(topic),
    topics: () => [...byTopic.keys()],
    call(topic: string) {
      for (const listener of [...(byTopic.get(topic) ?? [])]) listener();
    },
    callAll() {
      for (const topic of [...byTopic.keys()]) this.call(topic);
    },
  };
}
