import { useSyncExternalStore } from 'react';

export interface Subscribable<T> {
  subscribe(listener: () => void): () => void;
  getSnapshot(): T;
}

/** The whole bridge between a model and its view. */
export function useSnapshot<T>(model: Subscribable<T>): T {
  return useSyncExternalStore(model.subscribe, model.getSnapshot);
}
