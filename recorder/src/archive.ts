import { recordingKeys } from '@video-escalation/contracts/recordings/keys';
import type { RecorderClaim } from '@video-escalation/contracts/http/recorder';
import type { RecordingEndReason } from '@video-escalation/contracts/recordings/recording';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Budget } from './budget.ts';
import { createFactBook, type FactBook } from './facts.ts';
import { keepRecording, type Kept } from './keep.ts';
import type { Log } from './log.ts';
import { describeRecording, manifestObject, type Ending } from './manifest.ts';
import type { ObjectStore } from './object-store.ts';
import { persist } from './retry.ts';
import { createSink } from './sink/sink.ts';
import { createSpool } from './sink/spool.ts';
import { createStreamUpload } from './sink/stream-upload.ts';

/** What is recorded, and what is known of it: on the disk, in S3, in the manifest. */
export interface Archive {
  readonly facts: FactBook;
  /** @throws Error ENOSPC, or when the bytes are no recording. */
  take(bytes: Buffer): void;
  /** Another page's file begins. */
  beginPage(): void;
  /** Of what is kept: whole fragments. */
  lengthMs(): number;
  /** With what the page still holds. */
  recordedMs(): number;
  storedBytes(): number;
  /** On the disk, and not in S3 yet. */
  waitingBytes(): number;
  /**
   * Makes the recording out of it. Undefined: nothing was recorded.
   * @throws Error when the budget ended before it was done; what was streamed is in S3.
   */
  finish(endReason: RecordingEndReason): Promise<Kept | undefined>;
  /** Leaves nothing on the disk. */
  remove(): void;
}

export interface ArchiveOptions {
  readonly claim: RecorderClaim;
  readonly store: ObjectStore;
  readonly spoolFolder: string;
  readonly budget: Budget;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Once: from now on there is a recording. */
  readonly onFirstFragment: () => void;
}

const ATTEMPT_MS = 30_000;

export function createArchive(options: ArchiveOptions): Archive {
  const { claim, store, budget, log, now } = options;
  const { subject } = claim;
  const keys = recordingKeys(claim.storage.stem);
  const folder = join(options.spoolFolder, subject.recordingId);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const spool = createSpool(join(folder, 'spool.mp4'));
  const facts = createFactBook();
  const trying = {
    signal: budget.everything,
    attemptMs: ATTEMPT_MS,
    onFailure: (err: unknown, attempt: number) => log.warn({ err, attempt }, 'S3 failed'),
  };
  let announcing: Promise<void> | undefined;

  const stream = createStreamUpload({
    store,
    keys,
    spool,
    lengthMs: () => sink.lengthMs(),
    trying,
    onFirstStored() {
      log.info({ recordingId: subject.recordingId }, 'first fragment stored');
      announcing = writeManifest(keys.stream).catch((error: unknown) => {
        log.warn({ err: error }, 'the first manifest was not written');
      });
    },
  });
  const sink = createSink(spool, (end) => {
    facts.recordingBegan(now());
    if (!hadFragments) options.onFirstFragment();
    hadFragments = true;
    stream.noteFragment(end);
  });
  let hadFragments = false;

  function writeManifest(object: string, lengthMs = sink.lengthMs(), ending?: Ending) {
    const known = facts.describe(lengthMs);
    if (!known) throw new Error('Nothing is recorded that could be described');
    const manifest = manifestObject(
      keys.manifest,
      describeRecording(subject, object, known, ending),
    );
    return persist((signal) => store.put(manifest, signal), trying);
  }

  async function finish(endReason: RecordingEndReason): Promise<Kept | undefined> {
    const endedAtMs = now();
    if (!sink.hasFragments()) return undefined;
    const kept = await keepRecording({
      ...{ store, keys, folder, spool, sink, stream, budget, log },
      trying,
    });
    // The first one must not come after the last one.
    await announcing;
    const { bytes, sha256, lengthMs } = kept;
    const ending = { endedAtMs, endReason, bytes, ...(sha256 === undefined ? {} : { sha256 }) };
    await writeManifest(kept.object, lengthMs, ending);
    if (kept.as === 'file') await tidy();
    return kept;
  }

  /** What is left over costs little, and the bucket's lifecycle rules end it. */
  async function tidy(): Promise<void> {
    await stream.discard().catch((error: unknown) => {
      log.warn({ err: error }, 'the streamed parts were left in S3');
    });
  }

  return {
    facts,
    take: (bytes) => sink.take(bytes),
    beginPage: () => sink.beginPage(),
    lengthMs: () => sink.lengthMs(),
    recordedMs: () => Math.max(sink.lengthMs(), facts.recordedMs()),
    storedBytes: () => stream.storedBytes(),
    waitingBytes: () => spool.size() - stream.storedBytes(),
    finish,
    remove() {
      spool.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
