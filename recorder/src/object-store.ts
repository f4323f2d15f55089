/** What the recorder does with S3, one attempt a call; whoever calls tries again. */
export interface ObjectStore {
  put(object: NewObject, signal: AbortSignal): Promise<void>;
  remove(key: string, signal: AbortSignal): Promise<void>;
  /** @returns the upload's id. */
  beginUpload(key: string, signal: AbortSignal): Promise<string>;
  putPart(upload: Upload, part: NewPart, signal: AbortSignal): Promise<StoredPart>;
  completeUpload(upload: Upload, parts: readonly StoredPart[], signal: AbortSignal): Promise<void>;
  abortUpload(upload: Upload, signal: AbortSignal): Promise<void>;
}

export interface NewObject {
  readonly key: string;
  readonly body: Buffer;
  readonly contentType: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface Upload {
  readonly key: string;
  readonly uploadId: string;
}

interface NewPart {
  /** From 1. */
  readonly number: number;
  readonly body: Buffer;
}

export interface StoredPart {
  readonly number: number;
  readonly etag: string;
  /** As S3 says it; it has to be repeated when the upload is completed. */
  readonly checksum: string | undefined;
}

/** S3 refuses smaller parts, but for the last one. */
export const MIN_PART_BYTES = 5 * 1024 ** 2;
