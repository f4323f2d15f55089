import { describe, expect, it } from 'vitest';
import { createMemoryLocks } from '../meetings/locks.ts';
import { createFakeObjectStorage } from '../testing/fake-object-storage.ts';
import { createFakeTaskRunner } from '../testing/fake-task-runner.ts';
import { manifestOf } from '../testing/recording-manifest.ts';
import { aRecordingRecord } from '../testing/recording-record.ts';
import { createBucketSweep } from './bucket-sweep.ts';
import { createManifests } from './manifests.ts';
import { toSubject, type RecordingRecord } from './recording-record.ts';
import { createMemoryRecordingStore } from './recordings.store.memory.ts';
import { createSalvage, restOf } from './salvage.ts';

const PREFIX = 'recordings/';

function aBucket(over: Partial<RecordingRecord> = {}) {
  const record = aRecordingRecord(over);
  const stem = `${PREFIX}${record.meetingId}/20261123T080000Z-${record.recordingId}`;
  let nowMs = Date.parse('2026-11-23T08:30:00Z');
  const now = () => nowMs;
  const bucket = createFakeObjectStorage(now);
  const storage = bucket.port;
  const locks = createMemoryLocks();
  const manifests = createManifests(storage, PREFIX);
  const salvage = createSalvage({ storage, manifests, locks, now });
  const claim = { subject: toSubject(record), storage: { bucket: 'recordings', stem } };
  const stream = `${stem}.stream.mp4`;
  return {
    ...{ record, stem, stream, bucket, salvage, locks, now, storage },
    writeManifest: (more = {}) =>
      bucket.put(`${stem}.json`, JSON.stringify(manifestOf(claim, more))),
    writeTail: (text: string, offset: number, uploadId: string, lengthMs = 0) =>
      bucket.put(`${stem}.tail`, text, {
        offset: String(offset),
        'upload-id': uploadId,
        'length-ms': String(lengthMs),
      }),
    manifest: () => bucket.json(`${stem}.json`),
    passTime: (ms: number) => void (nowMs += ms),
  };
}

describe('a recording whose recorder died', () => {
  it('is the stored parts with the tail behind them', async () => {
    const { stem, stream, bucket, salvage, writeManifest, writeTail, manifest } = aBucket();
    writeManifest();
    writeTail('tail', 8, bucket.startUpload(stream, ['moov', 'moof']));
    expect(await salvage(stem, 9_000)).toEqual({
      outcome: 'kept',
      endReason: 'recorder-lost',
      lengthMs: 9_000,
    });
    expect(bucket.text(stream)).toBe('moovmooftail');
    expect(bucket.keys()).toEqual([`${stem}.json`, stream]);
    expect(manifest()).toMatchObject({
      isComplete: true,
      object: stream,
      endReason: 'recorder-lost',
      bytes: 12,
      endedAt: '2026-11-23T08:30:00.000Z',
    });
  });

  it.each([
    ['is newer than the last report', 9_000],
    ['counts no more than what was stored', 12_500],
  ])('is as long as its tail says, which %s', async (_why, reportedMs) => {
    const { stem, stream, bucket, salvage, writeManifest, writeTail, manifest } = aBucket();
    writeManifest();
    writeTail('tail', 4, bucket.startUpload(stream, ['moov']), 11_000);
    expect(await salvage(stem, reportedMs)).toMatchObject({ lengthMs: 11_000 });
    expect(manifest()).toMatchObject({ lengthMs: 11_000 });
  });

  it('is as long as it was reported to be where a part was stored after the tail', async () => {
    const { stem, stream, bucket, salvage, writeManifest, writeTail, manifest } = aBucket();
    writeManifest();
    writeTail('tail', 4, bucket.startUpload(stream, ['moov', 'tail', 'more']), 11_000);
    await salvage(stem, 12_500);
    expect(bucket.text(stream)).toBe('moovtailmore');
    expect(manifest()).toMatchObject({ lengthMs: 12_500 });
  });

  it('twice, or by two at once, comes to the same', async () => {
    const { stem, stream, bucket, salvage, writeManifest, writeTail, manifest } = aBucket();
    writeManifest();
    writeTail('tail', 4, bucket.startUpload(stream, ['moov']));
    const both = await Promise.all([salvage(stem), salvage(stem)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['busy', 'kept']);
    const before = manifest();
    expect(await salvage(stem)).toMatchObject({ outcome: 'kept' });
    expect(manifest()).toEqual(before);
    expect(bucket.text(stream)).toBe('moovtail');
  });

  it('that had all in its tail is made of that alone', async () => {
    const { stem, stream, bucket, salvage, writeManifest, writeTail } = aBucket();
    writeManifest();
    writeTail('moovmoof', 0, bucket.startUpload(stream, []));
    await salvage(stem);
    expect(bucket.text(stream)).toBe('moovmoof');
  });

  it('while it was writing the manifest of a finished file is that file', async () => {
    const { stem, stream, bucket, salvage, writeManifest, manifest } = aBucket();
    writeManifest();
    bucket.startUpload(stream, ['moov']);
    bucket.put(`${stem}.mp4`, 'finished');
    await salvage(stem);
    expect(manifest()).toMatchObject({ isComplete: true, object: `${stem}.mp4`, bytes: 8 });
    expect(bucket.openUploads()).toBe(0);
  });

  it('that had completed by itself keeps its own reason, and only the tail goes', async () => {
    const { stem, bucket, salvage, writeManifest, writeTail, manifest } = aBucket();
    const own = { isComplete: true, endReason: 'alone' as const, lengthMs: 7_000 };
    writeManifest(own);
    writeTail('tail', 0, 'gone');
    expect(await salvage(stem)).toMatchObject({ outcome: 'kept', endReason: 'alone' });
    expect(manifest()).toMatchObject(own);
    expect(bucket.keys()).toEqual([`${stem}.json`]);
  });

  it('that lives after all and completes meanwhile is not overwritten', async () => {
    const { stem, stream, bucket, salvage, writeManifest, manifest, storage } = aBucket();
    writeManifest();
    bucket.startUpload(stream, ['moov']);
    const { complete } = storage;
    storage.complete = async (...args) => {
      writeManifest({ isComplete: true, endReason: 'stopped' });
      return complete(...args);
    };
    expect(await salvage(stem)).toMatchObject({ endReason: 'stopped' });
    expect(manifest()).toMatchObject({ endReason: 'stopped' });
  });

  it('before its first fragment leaves nothing', async () => {
    const { stem, salvage, bucket, writeManifest } = aBucket();
    expect(await salvage(stem)).toEqual({ outcome: 'nothing' });
    writeManifest();
    expect(await salvage(stem)).toEqual({ outcome: 'nothing' });
    expect(bucket.openUploads()).toBe(0);
  });
});

describe('what a tail adds to the parts', () => {
  const tail = (offset: number, uploadId = 'u') => ({
    body: Buffer.from('0123456789'),
    metadata: { offset: String(offset), 'upload-id': uploadId },
  });
  const parts = (...sizes: number[]) => sizes.map((bytes) => ({ bytes }));

  it.each([
    ['begins where the parts end', tail(8), parts(5, 3), '0123456789'],
    ['begins before they end', tail(4), parts(5, 3), '456789'],
    ['is in the parts already', tail(0), parts(12), ''],
    ['begins after a hole', tail(9), parts(5, 3), ''],
    ['is of another upload', tail(8, 'other'), parts(5, 3), ''],
    ['is not there', undefined, parts(5, 3), ''],
  ])('one that %s', (_what, found, stored, rest) => {
    expect(restOf(found, { uploadId: 'u' }, stored).toString()).toBe(rest);
  });
});

describe('the sweep of the bucket', () => {
  async function swept(
    prepare: (at: ReturnType<typeof aBucket> & Awaited<ReturnType<typeof hands>>) => unknown,
    over: Partial<RecordingRecord> = {},
  ) {
    const at = aBucket(over);
    const more = await hands(at);
    at.writeManifest();
    const uploadId = at.bucket.startUpload(at.stream, ['moov']);
    at.passTime(9 * 60_000);
    at.writeTail('tail', 4, uploadId);
    at.passTime(11 * 60_000);
    await prepare({ ...at, ...more });
    await more.sweep();
    return (at.manifest() as { isComplete: boolean }).isComplete;
  }

  async function hands({ storage, salvage, now }: ReturnType<typeof aBucket>) {
    const store = createMemoryRecordingStore(now);
    const tasks = createFakeTaskRunner();
    const onError = (error: unknown) => expect.fail(String(error));
    const deps = { storage, prefix: PREFIX, store, tasks: tasks.port, salvage, now, onError };
    return { store, tasks, sweep: createBucketSweep(deps) };
  }

  it('completes what nobody knows of any more', async () => {
    expect(await swept(() => undefined)).toBe(true);
  });

  it('leaves alone what is still being written', async () => {
    const isWritten = await swept(({ writeTail }) => writeTail('tail', 4, 'any'));
    expect(isWritten).toBe(false);
  });

  it('leaves alone what is watched', async () => {
    expect(await swept(({ store, record }) => store.begin(record, undefined))).toBe(false);
    const settled = { isSettled: true };
    const begin = ({
      store,
      record,
    }: {
      store: ReturnType<typeof createMemoryRecordingStore>;
      record: RecordingRecord;
    }) => store.begin(record, undefined);
    expect(await swept(begin, settled)).toBe(true);
  });

  it('leaves alone what is paused for long, as its task runs', async () => {
    const startTask = ({
      tasks,
      record,
    }: {
      tasks: ReturnType<typeof createFakeTaskRunner>;
      record: RecordingRecord;
    }) => tasks.port.run({ token: 't', startedBy: record.recordingId, environment: {} });
    expect(await swept(startTask)).toBe(false);
  });
});
