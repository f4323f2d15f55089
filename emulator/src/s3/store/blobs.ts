import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDigest, type ChecksumAlgorithm } from '../wire/checksums.ts';
import type { BlobRef } from './records.ts';

/** What passed by while a blob was written. */
export interface Received {
  readonly blob: BlobRef;
  readonly md5: Buffer;
  readonly sha256: string;
  /** Base64. */
  readonly checksum: string | undefined;
}

interface ReceiveOptions {
  /** Taken off the body before it is written and hashed. */
  readonly decoder?: Transform | undefined;
  readonly algorithm?: ChecksumAlgorithm | undefined;
  /** More bytes than that are an error that this makes. */
  readonly maxSize: number;
  readonly tooLarge: () => Error;
}

export interface Blobs {
  /** Streams a body to disk; a body that breaks off leaves nothing. */
  receive(body: Readable, options: ReceiveOptions): Promise<Received>;
  /** Bytes `start` to `end` (inclusive) of the blobs in a row. */
  read(blobs: readonly BlobRef[], start: number, end: number): Readable;
  /** A reader that has begun reads on. */
  remove(blobs: readonly BlobRef[]): void;
  /** Removes what nobody refers to: bodies that a crash cut off. */
  keepOnly(blobs: readonly BlobRef[]): void;
}

export function openBlobs(folder: string): Blobs {
  mkdirSync(folder, { recursive: true });
  const fileOf = (id: string) => join(folder, id);

  async function receive(body: Readable, options: ReceiveOptions): Promise<Received> {
    const id = randomUUID();
    const md5 = createHash('md5');
    const sha256 = createHash('sha256');
    const digest = options.algorithm && createDigest(options.algorithm);
    let size = 0;
    async function* watch(source: AsyncIterable<Buffer>) {
      for await (const data of source) {
        size += data.length;
        if (size > options.maxSize) throw options.tooLarge();
        md5.update(data);
        sha256.update(data);
        digest?.update(data);
        yield data;
      }
    }
    const file = createWriteStream(fileOf(id));
    try {
      if (options.decoder) await pipeline(body, options.decoder, watch, file);
      else await pipeline(body, watch, file);
    } catch (error) {
      rmSync(fileOf(id), { force: true });
      throw error;
    }
    return {
      blob: { id, size },
      md5: md5.digest(),
      sha256: sha256.digest('hex'),
      checksum: digest?.base64(),
    };
  }

  /** Blobs that are being read, and how often; and those that go when their last reader has. */
  const readers = new Map<string, number>();
  const doomed = new Set<string>();

  function release({ id }: BlobRef): void {
    const left = (readers.get(id) ?? 1) - 1;
    if (left > 0) return void readers.set(id, left);
    readers.delete(id);
    if (doomed.delete(id)) rmSync(fileOf(id), { force: true });
  }

  return {
    receive,
    read(blobs, start, end) {
      for (const { id } of blobs) readers.set(id, (readers.get(id) ?? 0) + 1);
      return Readable.from(readAcross(blobs, start, end, fileOf)).once('close', () =>
        blobs.forEach(release),
      );
    },
    remove(blobs) {
      for (const { id } of blobs) {
        if (readers.has(id)) doomed.add(id);
        else rmSync(fileOf(id), { force: true });
      }
    },
    keepOnly(blobs) {
      const known = new Set(blobs.map(({ id }) => id));
      for (const id of readdirSync(folder)) if (!known.has(id)) rmSync(fileOf(id));
    },
  };
}

async function* readAcross(
  blobs: readonly BlobRef[],
  start: number,
  end: number,
  fileOf: (id: string) => string,
): AsyncGenerator<Buffer> {
  let offset = 0;
  for (const { id, size } of blobs) {
    const range = { start: Math.max(0, start - offset), end: Math.min(size - 1, end - offset) };
    offset += size;
    if (range.start > range.end) continue;
    for await (const data of createReadStream(fileOf(id), range)) yield data as Buffer;
  }
}
