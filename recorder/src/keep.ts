import type { RecordingKeys } from '@video-escalation/contracts/recordings/keys';
import { rm } from 'node:fs/promises';
import type { Budget } from './budget.ts';
import { freeBytes } from './disk-guard.ts';
import { uploadFile } from './file-upload.ts';
import { finishFile } from './finish.ts';
import type { Log } from './log.ts';
import type { ObjectStore } from './object-store.ts';
import type { Persistence } from './retry.ts';
import type { Sink } from './sink/sink.ts';
import type { Spool } from './sink/spool.ts';
import type { StreamUpload } from './sink/stream-upload.ts';

/** What became of a recording: the object that holds it. */
export interface Kept {
  /** `file`: finished and seekable. `stream`: as it was streamed, playable. */
  readonly as: 'file' | 'stream';
  readonly object: string;
  readonly bytes: number;
  readonly lengthMs: number;
  readonly sha256?: string;
}

export interface Keeping {
  readonly store: ObjectStore;
  readonly keys: RecordingKeys;
  readonly folder: string;
  readonly spool: Spool;
  readonly sink: Sink;
  readonly stream: StreamUpload;
  readonly budget: Budget;
  readonly trying: Omit<Persistence, 'signal'>;
  readonly log: Log;
}

/**
 * Stores what was recorded, as well as time and disk allow: the finished file, else what was streamed. The caller
 * writes the manifest and then calls `tidy`: until that stands, the streamed upload is what a sweeper needs.
 * @throws Error when neither worked before the budget ended.
 */
export async function keepRecording(keeping: Keeping): Promise<Kept> {
  const { stream, spool, sink, keys, log, budget } = keeping;
  // First of all: from here on the recording survives us.
  await stream.flush();
  try {
    return await keepFile(keeping);
  } catch (error) {
    if (budget.everything.aborted) throw error;
    log.warn({ err: error }, 'the file could not be finished: keeping the stream');
    await stream.complete();
    return { as: 'stream', object: keys.stream, bytes: spool.size(), lengthMs: sink.lengthMs() };
  }
}

async function keepFile(keeping: Keeping): Promise<Kept> {
  const { store, keys, folder, spool, sink, budget, trying, log } = keeping;
  // The finished file has all of it once more, and its index.
  if ((await freeBytes(folder)) < spool.size() * 1.05)
    throw new Error('The disk has no room for it');
  const path = `${spool.path}.finished`;
  const began = performance.now();
  try {
    const finished = await finishFile({
      from: spool.path,
      to: path,
      samples: sink.samples(),
      lengthMs: sink.lengthMs(),
      signal: budget.finishing,
    });
    const finishedAt = performance.now();
    const signal = budget.finishing;
    const sha256 = await uploadFile(store, finished, keys.file, { ...trying, signal });
    log.info(
      {
        finishMs: Math.round(finishedAt - began),
        uploadMs: Math.round(performance.now() - finishedAt),
      },
      'file stored',
    );
    return {
      as: 'file',
      object: keys.file,
      sha256,
      bytes: finished.bytes,
      lengthMs: finished.lengthMs,
    };
  } finally {
    await rm(path, { force: true });
  }
}
