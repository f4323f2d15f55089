import type { ObjectStore } from '../object-store.ts';
import { persist, type Persistence } from '../retry.ts';
import type { Multipart } from './multipart.ts';
import type { Spool } from './spool.ts';

/** With fragments of one second, a recorder that dies takes at most this much and a second with it. */
export const TAIL_EVERY_MS = 2_000;

/** Stores what the parts don't hold yet, in place of the tail before. @returns where it ends in the spool. */
export async function storeTail(
  store: ObjectStore,
  key: string,
  { spool, parts }: { spool: Pick<Spool, 'read' | 'size'>; parts: Multipart },
  trying: Persistence,
): Promise<number> {
  const offset = parts.storedBytes();
  const end = spool.size();
  const tail = {
    key,
    body: await spool.read(offset, end),
    contentType: 'application/octet-stream',
    metadata: { offset: String(offset), 'upload-id': parts.upload.uploadId },
  };
  await persist((signal) => store.put(tail, signal), trying);
  return end;
}
