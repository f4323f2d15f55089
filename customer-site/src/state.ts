/** A value that can be read and watched; models publish immutable snapshots through it. */
export interface Readable<S> {
  getSnapshot(): S;
  /** Calls back after each change until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

export interface Writable<S> extends Readable<S> {
  set(next: S): void;
}

export function createState<S>(initial: S): Writable<S> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    getSnapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set(next) {
      if (Object.is(next, current)) return;
      current = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
