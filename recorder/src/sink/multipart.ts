import { MIN_PART_BYTES, type ObjectStore, type StoredPart, type Upload } from '../object-store.ts';
import { persist, type Persistence } from '../retry.ts';
import type { Spool } from './spool.ts';

/** Where the next part ends: at the first fragment's end that gives enough bytes. Undefined: wait for more. */
export function nextPartEnd(fragmentEnds: readonly number[], from: number): number | undefined {
  return fragmentEnds.find((end) => end - from >= MIN_PART_BYTES);
}

/** The parts of one upload as they grow from the spool. */
export interface Multipart {
  readonly upload: Upload;
  /** Bytes that the stored parts hold. */
  storedBytes(): number;
  /** Stores all that is up to `end`, as the next part. */
  store(end: number): Promise<void>;
  /** Makes the object of the parts. */
  complete(): Promise<void>;
  abort(): Promise<void>;
}

export async function beginMultipart(
  store: ObjectStore,
  key: string,
  spool: Pick<Spool, 'read'>,
  trying: Persistence,
): Promise<Multipart> {
  const uploadId = await persist((signal) => store.beginUpload(key, signal), trying);
  const upload = { key, uploadId };
  const parts: StoredPart[] = [];
  let storedBytes = 0;
  return {
    upload,
    storedBytes: () => storedBytes,
    async store(end) {
      const body = await spool.read(storedBytes, end);
      const number = parts.length + 1;
      parts.push(await persist((s) => store.putPart(upload, { number, body }, s), trying));
      storedBytes = end;
    },
    complete: () => persist((signal) => store.completeUpload(upload, parts, signal), trying),
    abort: () => persist((signal) => store.abortUpload(upload, signal), trying),
  };
}
