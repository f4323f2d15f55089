import { Type, type Static } from 'typebox';
import { checksumAlgorithms } from '../wire/checksums.ts';

/** A file of bytes that never changes once it is written. */
const blob = Type.Object({ id: Type.String(), size: Type.Integer() });
export type BlobRef = Static<typeof blob>;

const checksum = Type.Object({ algorithm: Type.Enum(checksumAlgorithms), value: Type.String() });

/** ARN of the KMS key that protects it; of a bucket the default. Nothing under S3's own keys. */
const kmsKeyArn = Type.Optional(Type.String());

/** What the uploader says of an object, and gets back with it. */
const description = {
  /** Headers such as `content-type`. */
  headers: Type.Record(Type.String(), Type.String()),
  /** User metadata, without `x-amz-meta-`. */
  metadata: Type.Record(Type.String(), Type.String()),
};
export const objectRecord = Type.Object({
  key: Type.String(),
  ...description,
  /** In their order; a multipart object keeps its parts as they came, so that completing copies nothing. */
  blobs: Type.Array(blob),
  size: Type.Integer(),
  /** Without quotes. */
  etag: Type.String(),
  /** Milliseconds since 1970. */
  modifiedAt: Type.Number(),
  checksum: Type.Optional(checksum),
  kmsKeyArn,
});
export type ObjectRecord = Static<typeof objectRecord>;
export type Description = Pick<ObjectRecord, keyof typeof description>;

const partRecord = Type.Object({
  number: Type.Integer(),
  blob,
  etag: Type.String(),
  modifiedAt: Type.Number(),
  checksum: Type.Optional(checksum),
});
export type PartRecord = Static<typeof partRecord>;

export const uploadRecord = Type.Object({
  uploadId: Type.String(),
  bucket: Type.String(),
  key: Type.String(),
  ...description,
  startedAt: Type.Number(),
  algorithm: Type.Optional(Type.Enum(checksumAlgorithms)),
  kmsKeyArn,
  parts: Type.Array(partRecord),
});
export type UploadRecord = Static<typeof uploadRecord>;

export const corsRule = Type.Object({
  allowedOrigins: Type.Array(Type.String()),
  allowedMethods: Type.Array(Type.String()),
  allowedHeaders: Type.Optional(Type.Array(Type.String())),
  exposeHeaders: Type.Optional(Type.Array(Type.String())),
  maxAgeSeconds: Type.Optional(Type.Integer()),
});
export type CorsRule = Static<typeof corsRule>;

export const bucketRecord = Type.Object({
  name: Type.String(),
  createdAt: Type.Number(),
  cors: Type.Optional(Type.Array(corsRule)),
  kmsKeyArn,
});
export type BucketRecord = Static<typeof bucketRecord>;
