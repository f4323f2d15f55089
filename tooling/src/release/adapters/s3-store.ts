import {
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ListedObject, ReleaseStore, WriteCondition } from '../ports.ts';

const FORBIDDEN = 403;
/** 412: the condition doesn't hold; 409: another write of that key was under way (S3 user guide, conditional writes). */
const REFUSALS = [412, 409];

export function createS3Store(s3: S3Client, Bucket: string): ReleaseStore {
  async function list(Prefix: string): Promise<readonly ListedObject[]> {
    const found: ListedObject[] = [];
    for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix })) {
      for (const each of page.Contents ?? [])
        found.push({ key: each.Key!, modifiedAt: each.LastModified! });
    }
    return found;
  }

  /** Who may list only some keys can be told 403 of one that isn't there: a list says which of both it is. */
  async function isAbsent(key: string, error: unknown): Promise<boolean> {
    if (error instanceof NoSuchKey) return true;
    if (!hasStatus(error, [FORBIDDEN])) return false;
    const listed = await list(key).catch(() => undefined);
    return listed !== undefined && !listed.some((each) => each.key === key);
  }

  return {
    list,
    async get(Key) {
      try {
        const found = await s3.send(new GetObjectCommand({ Bucket, Key }));
        return {
          body: Buffer.from(await found.Body!.transformToByteArray()),
          etag: found.ETag!,
          contentType: found.ContentType ?? 'application/octet-stream',
          cacheControl: found.CacheControl ?? 'no-cache',
        };
      } catch (error) {
        if (await isAbsent(Key, error)) return undefined;
        throw error;
      }
    },
    async put(Key, { body: Body, contentType, cacheControl }, condition) {
      const about = { ContentType: contentType, CacheControl: cacheControl };
      const command = new PutObjectCommand({ Bucket, Key, Body, ...about, ...asked(condition) });
      try {
        await s3.send(command);
        return 'written';
      } catch (error) {
        if (hasStatus(error, REFUSALS)) return 'refused';
        throw error;
      }
    },
    async remove(keys) {
      // As many as one request may name.
      for (let at = 0; at < keys.length; at += 1000) {
        const Objects = keys.slice(at, at + 1000).map((Key) => ({ Key }));
        await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
      }
    },
  };
}

const asked = (condition: WriteCondition) =>
  condition === 'absent' ? { IfNoneMatch: '*' } : { IfMatch: condition.etag };

const hasStatus = (error: unknown, statuses: readonly number[]) =>
  error instanceof S3ServiceException && statuses.includes(error.$metadata.httpStatusCode ?? 0);
