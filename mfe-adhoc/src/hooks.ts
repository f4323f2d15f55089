import { useEffect, useState, useSyncExternalStore } from 'react';

export interface Subscribable<T> {
  subscribe(listener: () => void): () => void;
  getSnapshot(): T;
}

/** The whole bridge between a model and its view. */
export function useSnapshot<T>(model: Subscribable<T>): T {
  return useSyncExternalStore(model.subscribe, model.getSnapshot);
}

/** The time, anew each second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
