import {
  AbortMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { createApiClient } from '@video-escalation/contracts/http/client';
import {
  claimRecording,
  reportRecording,
  type RecorderReport,
} from '@video-escalation/contracts/http/recorder';
import { recordingKeys } from '@video-escalation/contracts/recordings/keys';
import type { RecordingManifest } from '@video-escalation/contracts/recordings/recording';
import { setTimeout as pause } from 'node:timers/promises';
import { manifestOf } from './recording-manifest.ts';

// What a recorder task does, without a browser: run by the stand-in for ECS with what the api gave the task.

/** S3 takes no smaller part but the last (API reference, UploadPart). */
const PART = Buffer.alloc(5 * 1024 * 1024, 'part');
const TAIL = Buffer.from('tail');
const REPORT_EVERY_MS = 200;

// eslint-disable-next-line no-restricted-properties -- it is a main.ts
const { API_URL: baseUrl = '', RECORDING_TICKET: ticket = '', AWS_REGION = '' } = process.env;
const visitor = createApiClient({ baseUrl, getToken: () => undefined });
const claim = await visitor.call(claimRecording, { body: { ticket } });
const api = createApiClient({ baseUrl, getToken: () => claim.token });
const s3 = new S3Client({ region: AWS_REGION, forcePathStyle: true });
const { bucket: Bucket, stem } = claim.storage;
const keys = recordingKeys(stem);
let recordedMs = 0;
/** Two recordings of one second lie in the bucket in any order: this is what tells which was first. */
const startedAt = new Date().toISOString();

await report('joining');
await report('ready');
const uploadId = await startStream();
for (let isWanted = true; isWanted; recordedMs += REPORT_EVERY_MS) {
  isWanted = (await report('recording')).wanted !== 'stop';
  await pause(REPORT_EVERY_MS);
}
await report('finalizing');
await s3.send(new PutObjectCommand({ Bucket, Key: keys.file, Body: 'finished' }));
await writeManifest({ isComplete: true, object: keys.file, endReason: 'stopped', bytes: 8 });
await s3.send(new AbortMultipartUploadCommand({ Bucket, Key: keys.stream, UploadId: uploadId }));
await s3.send(new DeleteObjectCommand({ Bucket, Key: keys.tail }));
await report('completed');

function report(phase: RecorderReport['phase']) {
  const body = { phase, recordedMs, storedBytes: 0, waitingBytes: 0 };
  return api.call(reportRecording, { params: { recordingId: claim.subject.recordingId }, body });
}

async function startStream(): Promise<string> {
  const Key = keys.stream;
  const { UploadId = '' } = await s3.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: 'CRC32' }),
  );
  const part = { Bucket, Key, UploadId, PartNumber: 1, Body: PART };
  await s3.send(new UploadPartCommand({ ...part, ChecksumAlgorithm: 'CRC32' }));
  const Metadata = { offset: String(PART.length), 'upload-id': UploadId };
  await s3.send(new PutObjectCommand({ Bucket, Key: keys.tail, Body: TAIL, Metadata }));
  await writeManifest({});
  return UploadId;
}

async function writeManifest(more: Partial<RecordingManifest>): Promise<void> {
  const Body = JSON.stringify(manifestOf(claim, { startedAt, lengthMs: recordedMs, ...more }));
  await s3.send(new PutObjectCommand({ Bucket, Key: keys.manifest, Body }));
}
