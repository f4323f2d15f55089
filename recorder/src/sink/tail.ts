import type { ObjectStore } from '../object-store.ts';
import { persist, type Persistence } from '../retry.ts';
import type { Multipart } from './multipart.ts';
import type { Spool } from './spool.ts';

/** With fragments of one second, a recorder that dies takes at most this much and a second with it. */
export const TAIL_EVERY_MS = 2_000;

interface Recorded {
  readonly spool: Pick<Spool, 'read' | 'size'>;
  readonly parts: Multipart;
  /** Of what the spool holds now. */
  readonly lengthMs: number;
}

/**
 * Stores what the parts don't hold yet, in place of the tail before, and says how long the recording is with it:
 * whoever completes it for a dead recorder can't ask. @returns where it ends in the spool.
 */
export async function storeTail(
  store: ObjectStore,
  key: string,
  { spool, parts, lengthMs }: Recorded,
  trying: Persistence,
): Promise<number> {
  const offset = parts.storedBytes();
  const end = spool.size();
  const tail = {
    key,
    body: await spool.read(offset, end),
    contentType: 'application/octet-stream',
    metadata: {
      offset: String(offset),
      'upload-id': parts.upload.uploadId,
      'length-ms': String(Math.round(lengthMs)),
    },
  };
  await persist((signal) => store.put(tail, signal), trying);
  return end;
}
