/** What the api needs of the bucket. Undefined stands for what doesn't exist. Every call may throw Problem recording/unavailable. */
export interface ObjectStorage {
  /** Keys that begin with this, in order. */
  list(prefix: string): Promise<readonly string[]>;
  read(key: string): Promise<StoredObject | undefined>;
  look(key: string): Promise<ObjectFacts | undefined>;
  /** False: somebody else has written it since. `ifMatch`: only if it still has this ETag. */
  write(key: string, text: string, ifMatch?: string): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** The multipart uploads that nobody has completed yet. */
  openUploads(prefix: string): Promise<readonly OpenUpload[]>;
  parts(upload: OpenUpload): Promise<readonly UploadedPart[] | undefined>;
  addPart(upload: OpenUpload, number: number, body: Buffer): Promise<UploadedPart | undefined>;
  /** False: somebody else has completed or given it up. */
  complete(upload: OpenUpload, parts: readonly UploadedPart[]): Promise<boolean>;
  giveUp(upload: OpenUpload): Promise<void>;
  /** An address that anybody who has it may read from until it expires: a secret. */
  presign(wish: Presigning): Promise<string>;
}

export interface StoredObject {
  readonly body: Buffer;
  readonly etag: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface ObjectFacts {
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface OpenUpload {
  readonly key: string;
  readonly uploadId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export interface UploadedPart {
  readonly number: number;
  readonly etag: string;
  readonly bytes: number;
  /** CRC32, where the upload was begun with checksums. */
  readonly checksum?: string;
}

export interface Presigning {
  readonly key: string;
  /** Of the answer's content-disposition header. */
  readonly disposition: string;
  readonly expiresInS: number;
}
