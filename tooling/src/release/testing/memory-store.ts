import type { ReleaseStore, StoredObject } from '../ports.ts';

export interface MemoryStore extends ReleaseStore {
  keys(): string[];
  /** Writes fail after so many more. */
  failAfter(writes: number): void;
}

/** A bucket without AWS, for tests of what happens around it. */
export function createMemoryStore(): MemoryStore {
  const objects = new Map<string, StoredObject>();
  let left = Infinity;
  return {
    keys: () => [...objects.keys()],
    failAfter: (writes) => void (left = writes),
    get: async (key) => objects.get(key),
    async put(key, { body, contentType, cacheControl }, condition) {
      if (left-- <= 0) throw new Error('The connection was cut off.');
      const former = objects.get(key);
      if (condition === 'absent' ? former : former?.etag !== condition.etag) return 'refused';
      const etag = `${objects.size}`;
      objects.set(key, { body: Buffer.from(body), contentType, cacheControl, etag });
      return 'written';
    },
    list: async (prefix) =>
      [...objects.keys()]
        .filter((key) => key.startsWith(prefix))
        .map((key) => ({ key, modifiedAt: new Date(0) })),
    remove: async (keys) => keys.forEach((key) => objects.delete(key)),
  };
}
