import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { expect } from '@playwright/test';
import { createWriteStream, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { recordingKeys, recordingStem } from '@video-escalation/contracts/recordings/keys';
import { storage } from '../account.ts';
import { recordingsBucket } from '../world.ts';

/** What the product keeps beside each recording, as far as journeys look at it. */
interface Manifest {
  readonly recordingId: string;
  readonly meetingId: string;
  readonly startedAt: string;
  readonly object: string;
  readonly isComplete: boolean;
  readonly endReason?: string;
  readonly lengthMs: number;
  readonly bytes?: number;
  readonly sha256?: string;
  readonly consent: { readonly required: boolean; readonly answer?: string };
  readonly gaps: readonly { readonly why: string; readonly afterMs: number }[];
}

export interface StoredRecording {
  readonly manifest: Manifest;
  /** A copy on this machine's disk. */
  readonly file: string;
}

const PREFIX = 'recordings/';
/** The finished file is made and checked after the last frame. */
const FINISH_LIMIT_MS = 60_000;

/** Waits until so many recordings are complete, the oldest first, and fetches them. */
export async function recordingsInStore(count: number): Promise<StoredRecording[]> {
  const s3 = storage();
  try {
    let manifests: Manifest[] = [];
    await expect
      .poll(
        async () => {
          manifests = await completeManifests(s3);
          return manifests.length;
        },
        { message: `${count} recordings should be complete`, timeout: FINISH_LIMIT_MS },
      )
      .toBe(count);
    const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
    return await Promise.all(
      manifests.map(async (manifest) => {
        const file = join(folder, `${manifest.recordingId}.mp4`);
        const { Body } = await s3.send(
          new GetObjectCommand({ Bucket: recordingsBucket, Key: manifest.object }),
        );
        await pipeline(Body as Readable, createWriteStream(file));
        return { manifest, file };
      }),
    );
  } finally {
    s3.destroy();
  }
}

/** Puts a film there as if it had been recorded, for those of one hierarchy group. Returns its meeting. */
export async function storesFilm(file: string, seconds: number, group: string): Promise<string> {
  const [meetingId, recordingId] = [crypto.randomUUID(), crypto.randomUUID()];
  const startedAt = new Date(Date.now() - seconds * 1_000);
  const keys = recordingKeys(recordingStem(PREFIX, meetingId, startedAt.getTime(), recordingId));
  const manifest = {
    ...{ version: 1, recordingId, meetingId, contactId: meetingId, conversationId: meetingId },
    agent: { agentId: 'alice', name: 'Alice', hierarchy: [group] },
    consent: { required: false },
    startedAt: startedAt.toISOString(),
    ...{ object: keys.file, isComplete: true, endReason: 'stopped' },
    ...{ lengthMs: seconds * 1_000, gaps: [] },
  };
  const s3 = storage();
  const put = (Key: string, Body: string | Buffer) =>
    s3.send(new PutObjectCommand({ Bucket: recordingsBucket, Key, Body }));
  try {
    await put(keys.file, readFileSync(file));
    await put(keys.manifest, JSON.stringify(manifest));
    return meetingId;
  } finally {
    s3.destroy();
  }
}

async function completeManifests(s3: S3Client): Promise<Manifest[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: recordingsBucket }));
  const keys = Contents.flatMap(({ Key }) => (Key?.endsWith('.json') ? [Key] : []));
  const all = await Promise.all(
    keys.map(async (Key) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: recordingsBucket, Key }));
      return JSON.parse(await Body!.transformToString()) as Manifest;
    }),
  );
  return all.filter((each) => each.isComplete);
}
