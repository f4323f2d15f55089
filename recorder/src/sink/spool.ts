import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** The recording on the recorder's own disk: nothing is lost while S3 can't be reached. */
export interface Spool {
  readonly path: string;
  size(): number;
  /** On disk, as far as the operating system's cache counts, when it returns. @throws Error such as ENOSPC. */
  append(bytes: Buffer): void;
  read(from: number, to: number): Promise<Buffer>;
  close(): void;
}

export function createSpool(path: string): Spool {
  const file = openSync(path, 'w', 0o600);
  let size = 0;
  return {
    path,
    size: () => size,
    append(bytes) {
      try {
        for (let done = 0; done < bytes.length;) {
          done += writeSync(file, bytes, done, bytes.length - done, size + done);
        }
      } catch (error) {
        // Half a fragment would spoil what follows it, and what is sent from here.
        ftruncateSync(file, size);
        throw error;
      }
      size += bytes.length;
    },
    read: (from, to) => readRange(path, from, to),
    close: () => closeSync(file),
  };
}

/** @throws Error when the file is shorter. */
export async function readRange(path: string, from: number, to: number): Promise<Buffer> {
  await using file = await open(path, 'r');
  const bytes = Buffer.alloc(to - from);
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, from + done);
    if (bytesRead === 0) throw new Error('The file is shorter than it should be');
    done += bytesRead;
  }
  return bytes;
}
