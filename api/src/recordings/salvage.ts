import { recordingKeys } from '@video-escalation/contracts/recordings/keys';
import type {
  RecordingEndReason,
  RecordingManifest,
} from '@video-escalation/contracts/recordings/recording';
import type { Locks } from '../meetings/locks.ts';
import type { Manifests, StoredManifest } from './manifests.ts';
import type {
  ObjectFacts,
  ObjectStorage,
  OpenUpload,
  StoredObject,
  UploadedPart,
} from './object-storage.ts';

export interface SalvageOptions {
  readonly storage: ObjectStorage;
  readonly manifests: Manifests;
  readonly locks: Locks;
  readonly now: () => number;
}

export type Salvaged =
  | { readonly outcome: 'kept'; readonly endReason: RecordingEndReason; readonly lengthMs: number }
  | { readonly outcome: 'nothing' }
  /** Another process is at it. */
  | { readonly outcome: 'busy' };

export type Salvage = ReturnType<typeof createSalvage>;

/** Makes a recording whole whose recorder died. Done twice, or by two at once, it comes to the same. */
export function createSalvage({ storage, manifests, locks, now }: SalvageOptions) {
  /** The key of the object that holds the recording; undefined when nothing was stored. */
  async function finishObject(stem: string): Promise<string | undefined> {
    const keys = recordingKeys(stem);
    const uploads = await storage.openUploads(stem);
    // The finished file stands, only the manifest lacks: it is better than what was streamed.
    const hasFile = (await storage.look(keys.file)) !== undefined;
    if (!hasFile) await completeNewest(stem, uploads);
    // What the recorder had begun besides: the finished file's own upload, an older stream.
    for (const upload of await storage.openUploads(stem)) await storage.giveUp(upload);
    if (hasFile) return keys.file;
    return (await storage.look(keys.stream)) ? keys.stream : undefined;
  }

  async function completeNewest(stem: string, uploads: readonly OpenUpload[]): Promise<void> {
    const { stream, tail } = recordingKeys(stem);
    const upload = uploads
      .filter(({ key }) => key === stream)
      .sort((a, b) => b.startedAt - a.startedAt)[0];
    const parts = upload && (await storage.parts(upload));
    if (!upload || !parts) return;
    const rest = restOf(await storage.read(tail), upload, parts);
    const last =
      rest.length > 0
        ? await storage.addPart(upload, (parts.at(-1)?.number ?? 0) + 1, rest)
        : undefined;
    const all = last ? [...parts, last] : parts;
    if (all.length > 0) await storage.complete(upload, all);
  }

  async function finish(stored: StoredManifest, lengthMs: number): Promise<Salvaged> {
    const { stem, manifest } = stored;
    const keys = recordingKeys(stem);
    if (!manifest.isComplete) {
      const object = await finishObject(stem);
      if (object === undefined) return { outcome: 'nothing' };
      const known = Math.max(manifest.lengthMs, lengthMs);
      const finished = { ...manifest, ...(await factsOf(object, stem, known)) };
      // Overtaken: the recorder lived after all, or another sweep was faster; theirs is as good.
      await manifests.replace(stored, finished);
    }
    await storage.remove(keys.tail);
    const written = (await manifests.read(stem))?.manifest ?? manifest;
    return {
      outcome: 'kept',
      endReason: written.endReason ?? 'recorder-lost',
      lengthMs: written.lengthMs,
    };
  }

  async function factsOf(
    object: string,
    stem: string,
    knownMs: number,
  ): Promise<Partial<RecordingManifest>> {
    const facts = await storage.look(object);
    const tail = await storage.look(recordingKeys(stem).tail);
    const tailMs = Number(tail?.metadata['length-ms']) || 0;
    return {
      object,
      isComplete: true,
      endReason: 'recorder-lost',
      // What it reported may be longer: it counts what its page had not handed over yet.
      lengthMs: tailMs > 0 && endsWith(tail, facts) ? tailMs : Math.max(knownMs, tailMs),
      endedAt: new Date(tail?.changedAt ?? facts?.changedAt ?? now()).toISOString(),
      ...(facts ? { bytes: facts.bytes } : {}),
    };
  }

  /** `lengthMs`: what the recorder last said, if anybody knows. */
  return async function salvage(stem: string, lengthMs = 0): Promise<Salvaged> {
    const release = await locks.take(`salvage:${stem}`);
    if (!release) return { outcome: 'busy' };
    try {
      const stored = await manifests.read(stem);
      // The manifest is written with the first fragment: without it nothing can be played.
      return stored ? await finish(stored, lengthMs) : { outcome: 'nothing' };
    } finally {
      // A lock that can't be given back runs out by itself.
      await release().catch(() => undefined);
    }
  };
}

/** Whether the object's last byte is the tail's: no part was stored after it. */
function endsWith(tail: ObjectFacts | undefined, object: ObjectFacts | undefined): boolean {
  return Number(tail?.metadata.offset) + (tail?.bytes ?? 0) === object?.bytes;
}

/** What the tail holds beyond the parts: a part may have been stored since the tail was written. */
export function restOf(
  tail: Pick<StoredObject, 'body' | 'metadata'> | undefined,
  { uploadId }: Pick<OpenUpload, 'uploadId'>,
  parts: readonly Pick<UploadedPart, 'bytes'>[],
): Buffer {
  const none = Buffer.alloc(0);
  if (tail?.metadata['upload-id'] !== uploadId) return none;
  const stored = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const skip = stored - Number(tail.metadata.offset);
  // A tail that begins after the parts end would leave a hole in the file.
  return Number.isInteger(skip) && skip >= 0 ? tail.body.subarray(skip) : none;
}
