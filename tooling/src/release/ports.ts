import type { RegistryKey } from '@video-escalation/contracts/remotes/registry';

export interface StoredObject {
  readonly body: Buffer;
  /** Names this content: a later write can ask for it. */
  readonly etag: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

export interface NewObject {
  readonly body: Buffer | string;
  readonly contentType: string;
  readonly cacheControl: string;
}

export interface ListedObject {
  readonly key: string;
  readonly modifiedAt: Date;
}

/** What a write demands of what is there: nothing, or exactly what was read. */
export type WriteCondition = 'absent' | { readonly etag: string };

/** The release bucket. */
export interface ReleaseStore {
  get(key: string): Promise<StoredObject | undefined>;
  /** `refused` when the condition doesn't hold; then nothing was written. */
  put(key: string, object: NewObject, condition: WriteCondition): Promise<'written' | 'refused'>;
  /** In the order of their keys. */
  list(prefix: string): Promise<readonly ListedObject[]>;
  remove(keys: readonly string[]): Promise<void>;
}

export interface Signer {
  /** As agents' pages know the key. */
  readonly keyId: string;
  /** ECDSA on P-256 over a SHA-256 digest, in DER. */
  signDigest(digest: Uint8Array): Promise<Uint8Array>;
}

/** All that a change of the registry needs of the world. */
export interface ReleasePlace {
  readonly store: ReleaseStore;
  readonly signer: Signer;
  /** Whose signature agents' pages take today. */
  trustedKeys(): Promise<readonly RegistryKey[]>;
  /** Who is asking: the ARN of a role's session or of a user. */
  caller(): Promise<string>;
  now(): Date;
}
