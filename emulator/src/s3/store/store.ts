import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { noSuchBucket, S3Error } from '../errors.ts';
import { openBlobs, type Blobs } from './blobs.ts';
import { openRecordFolder, type RecordFolder } from './record-folder.ts';
import {
  bucketRecord,
  objectRecord,
  uploadRecord,
  type BucketRecord,
  type ObjectRecord,
  type UploadRecord,
} from './records.ts';

interface Bucket {
  readonly record: BucketRecord;
  readonly objects: RecordFolder<ObjectRecord>;
}

/** Everything that S3 holds. All of it is on disk; what is in memory are the small records, not the bytes. */
export interface Store {
  readonly blobs: Blobs;
  readonly uploads: RecordFolder<UploadRecord>;
  /** Throws NoSuchBucket. */
  bucket(name: string): Bucket;
  buckets(): Bucket[];
  create(record: BucketRecord): void;
  update(record: BucketRecord): void;
  /** Puts an object in the place of the former one of that key. */
  put(bucket: string, record: ObjectRecord): void;
  remove(bucket: string, key: string): void;
  /** Nothing is left but the buckets of these names, with what they hold. */
  clear(kept: readonly string[]): void;
}

/** Opens a folder as the store; what a former run has put there is there again. */
export function openStore(folder: string): Store {
  const blobs = openBlobs(join(folder, 'blobs'));
  const uploads = openRecordFolder(join(folder, 'uploads'), uploadRecord, (each) => each.uploadId);
  const records = openRecordFolder(join(folder, 'buckets'), bucketRecord, (each) => each.name);
  const objectsOf = (bucket: string) =>
    openRecordFolder(join(folder, 'objects', bucket), objectRecord, (each) => each.key);
  const objects = new Map(records.all().map(({ name }) => [name, objectsOf(name)] as const));

  const keepKnownBlobs = () =>
    blobs.keepOnly([
      ...[...objects.values()].flatMap((each) => each.all()).flatMap((each) => each.blobs),
      ...uploads.all().flatMap((upload) => upload.parts.map((part) => part.blob)),
    ]);
  keepKnownBlobs();

  function bucket(name: string): Bucket {
    const record = records.get(name);
    const found = objects.get(name);
    if (!record || !found) throw noSuchBucket(name);
    return { record, objects: found };
  }

  return {
    blobs,
    uploads,
    bucket,
    buckets: () => records.all().map(({ name }) => bucket(name)),
    create(record) {
      if (!/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/.test(record.name))
        throw new S3Error(400, 'InvalidBucketName', 'The specified bucket is not valid.');
      if (records.get(record.name)) {
        throw new S3Error(
          409,
          'BucketAlreadyOwnedByYou',
          'Your previous request to create the named bucket succeeded and you already own it.',
        );
      }
      records.put(record.name, record);
      objects.set(record.name, objectsOf(record.name));
    },
    update: (record) => records.put(record.name, record),
    put(name, record) {
      const { objects: all } = bucket(name);
      const former = all.get(record.key);
      all.put(record.key, record);
      if (former) blobs.remove(former.blobs);
    },
    remove(name, key) {
      const { objects: all } = bucket(name);
      const former = all.get(key);
      all.remove(key);
      if (former) blobs.remove(former.blobs);
    },
    clear(kept) {
      for (const { name } of records.all().filter((each) => !kept.includes(each.name))) {
        records.remove(name);
        objects.delete(name);
        rmSync(join(folder, 'objects', name), { recursive: true, force: true });
      }
      for (const { uploadId } of uploads.all()) uploads.remove(uploadId);
      keepKnownBlobs();
      mkdirSync(folder, { recursive: true });
    },
  };
}
