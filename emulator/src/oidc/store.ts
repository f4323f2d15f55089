import type { Adapter, AdapterConstructor, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly model: string;
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

export interface OidcStore {
  readonly Adapter: AdapterConstructor;
  clear(): void;
}

/** What the provider remembers, in memory, one store per provider: the library's own is shared by all. */
export function createOidcStore(now: () => number = Date.now): OidcStore {
  const entries = new Map<string, Entry>();
  const find = (matches: (entry: Entry) => boolean) =>
    [...entries.values()].find((entry) => entry.expiresAt > now() && matches(entry))?.payload;

  class MemoryAdapter implements Adapter {
    readonly model: string;
    constructor(model: string) {
      this.model = model;
    }
    key(id: string): string {
      return `${this.model}:${id}`;
    }
    async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
      const expiresAt = expiresIn ? now() + expiresIn * 1000 : Infinity;
      entries.set(this.key(id), { model: this.model, payload, expiresAt });
    }
    async find(id: string): Promise<AdapterPayload | undefined> {
      const entry = entries.get(this.key(id));
      return entry && entry.expiresAt > now() ? entry.payload : undefined;
    }
    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return find((entry) => entry.model === this.model && entry.payload.uid === uid);
    }
    async findByUserCode(): Promise<undefined> {
      return undefined;
    }
    async consume(id: string): Promise<void> {
      const payload = await this.find(id);
      if (payload) payload.consumed = Math.floor(now() / 1000);
    }
    async destroy(id: string): Promise<void> {
      entries.delete(this.key(id));
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, { payload }] of entries) {
        if (payload.grantId === grantId) entries.delete(key);
      }
    }
  }

  return { Adapter: MemoryAdapter, clear: () => entries.clear() };
}
