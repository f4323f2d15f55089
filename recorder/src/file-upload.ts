import { createHash } from 'node:crypto';
import type { ObjectStore, StoredPart } from './object-store.ts';
import { persist, type Persistence } from './retry.ts';
import { readRange } from './sink/spool.ts';

const PART_BYTES = 8 * 1024 ** 2;
/** S3 takes no more parts of one upload. */
const MAX_PARTS = 10_000;

/** Uploads a file by parts straight from the disk. @returns its SHA-256 as it was sent, in hex. */
export async function uploadFile(
  store: ObjectStore,
  file: { readonly path: string; readonly bytes: number },
  key: string,
  trying: Persistence,
): Promise<string> {
  const hash = createHash('sha256');
  const partBytes = Math.max(PART_BYTES, Math.ceil(file.bytes / MAX_PARTS));
  const uploadId = await persist((signal) => store.beginUpload(key, signal), trying);
  const upload = { key, uploadId };
  const parts: StoredPart[] = [];
  try {
    for (let at = 0; at < file.bytes; at += partBytes) {
      const body = await readRange(file.path, at, Math.min(at + partBytes, file.bytes));
      hash.update(body);
      const part = { number: parts.length + 1, body };
      parts.push(await persist((signal) => store.putPart(upload, part, signal), trying));
    }
    await persist((signal) => store.completeUpload(upload, parts, signal), trying);
  } catch (error) {
    // Parts of an upload that nobody completes cost money; the bucket's lifecycle rule takes what this leaves.
    await store.abortUpload(upload, AbortSignal.timeout(5_000)).catch(() => undefined);
    throw error;
  }
  return hash.digest('hex');
}
