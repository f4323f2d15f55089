import { createHash, randomUUID } from 'node:crypto';
import type {
  ObjectStorage,
  OpenUpload,
  StoredObject,
  UploadedPart,
} from '../recordings/object-storage.ts';

interface Kept extends StoredObject {
  readonly changedAt: number;
}

/** A bucket in memory, with the hand of a recorder in it. */
export function createFakeObjectStorage(now: () => number) {
  const objects = new Map<string, Kept>();
  const uploads = new Map<string, OpenUpload & { parts: (UploadedPart & { body: Buffer })[] }>();
  const etagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`;
  const put = (key: string, text: string | Buffer, metadata: Record<string, string> = {}) => {
    const body = Buffer.from(text as string);
    objects.set(key, { body, etag: etagOf(body), metadata, changedAt: now() });
  };
  const partOf = (number: number, body: Buffer) => ({
    ...{ number, body },
    etag: etagOf(body),
    bytes: body.length,
  });

  const port: ObjectStorage = {
    list: async (prefix) => [...objects.keys()].filter((key) => key.startsWith(prefix)).sort(),
    read: async (key) => objects.get(key),
    async look(key) {
      const found = objects.get(key);
      return found && { ...found, bytes: found.body.length };
    },
    async write(key, text, ifMatch) {
      if (ifMatch !== undefined && objects.get(key)?.etag !== ifMatch) return false;
      put(key, text);
      return true;
    },
    remove: async (key) => void objects.delete(key),
    openUploads: async (prefix) =>
      [...uploads.values()]
        .filter(({ key }) => key.startsWith(prefix))
        .map(({ key, uploadId, startedAt }) => ({ key, uploadId, startedAt })),
    async parts({ uploadId }) {
      const found = uploads.get(uploadId)?.parts;
      return found && [...found];
    },
    async addPart({ uploadId }, number, body) {
      const upload = uploads.get(uploadId);
      if (!upload) return undefined;
      const part = partOf(number, body);
      upload.parts.push(part);
      return part;
    },
    async complete({ uploadId, key }, parts) {
      const upload = uploads.get(uploadId);
      if (!upload) return false;
      const bodies = parts.map(({ etag }) => upload.parts.find((each) => each.etag === etag)!.body);
      put(key, Buffer.concat(bodies));
      uploads.delete(uploadId);
      return true;
    },
    giveUp: async ({ uploadId }) => void uploads.delete(uploadId),
    presign: async ({ key, disposition, expiresInS }) =>
      `https://bucket.test/${key}?disposition=${encodeURIComponent(disposition)}&expires=${expiresInS}&X-Amz-Signature=5ecret`,
  };

  return {
    port,
    put,
    text: (key: string) => objects.get(key)?.body.toString('utf8'),
    json: (key: string) => JSON.parse(objects.get(key)?.body.toString('utf8') ?? 'null') as unknown,
    keys: () => [...objects.keys()].sort(),
    openUploads: () => uploads.size,
    /** What a recorder leaves behind while it streams. */
    startUpload(key: string, parts: readonly string[]): string {
      const uploadId = randomUUID();
      uploads.set(uploadId, {
        ...{ key, uploadId, startedAt: now() },
        parts: parts.map((text, at) => partOf(at + 1, Buffer.from(text))),
      });
      return uploadId;
    },
  };
}
