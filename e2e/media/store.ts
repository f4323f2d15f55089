import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { expect } from '@playwright/test';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { addresses } from '../world.ts';

/** What the product keeps beside each recording, as far as journeys look at it. */
interface Manifest {
  readonly recordingId: string;
  readonly meetingId: string;
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

const BUCKET = 'video-escalation-recordings';
/** The finished file is made and checked after the last frame. */
const FINISH_LIMIT_MS = 60_000;

function storage(): S3Client {
  return new S3Client({
    region: 'us-east-1',
    endpoint: `${addresses.emulator}/s3`,
    forcePathStyle: true,
    credentials: { accessKeyId: 'AKIALOCALAPI00000000', secretAccessKey: 'local' },
  });
}

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
          new GetObjectCommand({ Bucket: BUCKET, Key: manifest.object }),
        );
        await pipeline(Body as Readable, createWriteStream(file));
        return { manifest, file };
      }),
    );
  } finally {
    s3.destroy();
  }
}

async function completeManifests(s3: S3Client): Promise<Manifest[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  const keys = Contents.flatMap(({ Key }) => (Key?.endsWith('.json') ? [Key] : []));
  const all = await Promise.all(
    keys.map(async (Key) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      return JSON.parse(await Body!.transformToString()) as Manifest;
    }),
  );
  return all.filter((each) => each.isComplete);
}
