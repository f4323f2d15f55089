import { useSyncExternalStore } from 'react';

/** The whole bridge between a model and its view. */
export function useSnapshot<T>(model: {
  subscribe(listener: () => void): () => void;
  getSnapshot(): T;
}): T {
  return useSyncExternalStore(model.subscribe, model.getSnapshot);
}
