import type { RecordingKeys } from '@video-escalation/contracts/recordings/keys';
import type { ObjectStore } from '../object-store.ts';
import { persist, type Persistence } from '../retry.ts';
import { beginMultipart, nextPartEnd, type Multipart } from './multipart.ts';
import type { Spool } from './spool.ts';
import { storeTail, TAIL_EVERY_MS } from './tail.ts';

/**
 * Follows the spool to S3 while it grows: large parts as they fill, and every two seconds a tail with the rest. What
 * S3 holds at any time is enough to make an object that plays, for whoever finds the recorder dead.
 */
export interface StreamUpload {
  /** The spool has grown by a whole fragment and ends here now. */
  noteFragment(end: number): void;
  /** How much of the spool S3 holds, tail included. */
  storedBytes(): number;
  /** Resolves when all that the spool holds is in S3 too; nothing is stored afterwards. */
  flush(): Promise<void>;
  /** Makes the streamed object of what was flushed. */
  complete(): Promise<void>;
  /** Takes everything of it away from S3. */
  discard(): Promise<void>;
}

export interface StreamUploadOptions {
  readonly store: ObjectStore;
  readonly keys: Pick<RecordingKeys, 'stream' | 'tail'>;
  readonly spool: Spool;
  /** Of what the spool holds. */
  readonly lengthMs: () => number;
  readonly trying: Persistence;
  /** Told once, when S3 has the first fragment. */
  readonly onFirstStored: () => void;
  readonly tailEveryMs?: number;
}

export function createStreamUpload(options: StreamUploadOptions): StreamUpload {
  const { store, keys, spool, trying, tailEveryMs = TAIL_EVERY_MS } = options;
  let ends: number[] = [];
  let parts: Multipart | undefined;
  let tailedTo = 0;
  let isClosing = false;
  let wake = () => {};
  let following: Promise<void> | undefined;

  const nextEnd = () => parts && nextPartEnd(ends, parts.storedBytes());

  async function follow(): Promise<void> {
    parts = await beginMultipart(store, keys.stream, spool, trying);
    while (!isClosing) {
      await storePartsAndTail(parts);
      if (!isClosing && nextEnd() === undefined) await untilDue();
    }
    await storePartsAndTail(parts);
  }

  async function storePartsAndTail(into: Multipart): Promise<void> {
    for (let end = nextEnd(); end !== undefined; end = nextEnd()) {
      await into.store(end);
      ends = ends.filter((each) => each > into.storedBytes());
    }
    if (spool.size() <= Math.max(tailedTo, into.storedBytes())) return;
    const isFirst = tailedTo === 0;
    const recorded = { spool, parts: into, lengthMs: options.lengthMs() };
    tailedTo = await storeTail(store, keys.tail, recorded, trying);
    if (isFirst) options.onFirstStored();
  }

  function untilDue(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, tailEveryMs);
      wake = () => (clearTimeout(timer), resolve());
    });
  }

  return {
    noteFragment(end) {
      ends.push(end);
      following ??= follow();
      // Awaited by flush; until then a failure that ended the trying is nobody's to handle.
      following.catch(() => undefined);
      if (nextEnd() !== undefined) wake();
    },
    storedBytes: () => Math.max(tailedTo, parts?.storedBytes() ?? 0),
    async flush() {
      isClosing = true;
      wake();
      await following;
    },
    async complete() {
      if (!parts) throw new Error('Nothing was stored that could be completed');
      if (spool.size() > parts.storedBytes()) await parts.store(spool.size());
      await parts.complete();
      await persist((signal) => store.remove(keys.tail, signal), trying);
    },
    async discard() {
      await parts?.abort();
      await persist((signal) => store.remove(keys.tail, signal), trying);
    },
  };
}
