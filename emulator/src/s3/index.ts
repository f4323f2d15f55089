import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import type { EmulatedService } from '../host/service.ts';
import type { Guard } from '../iam/guard.ts';
import { policyDocument } from '../iam/policy.ts';
import type { AccessKeys } from '../sigv4/verify.ts';
import { createFaults } from './faults.ts';
import { addRoutes } from './http.ts';
import { corsRule } from './store/records.ts';
import { openStore } from './store/store.ts';

/** What S3 has from the start. */
export const s3Seed = Type.Object({
  buckets: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        cors: Type.Optional(Type.Array(corsRule)),
        policy: Type.Optional(policyDocument),
        /** ARN of the KMS key that objects are encrypted with (SSE-KMS) unless the uploader names another. */
        kmsKeyArn: Type.Optional(Type.String()),
        /** Holds what is deployed, not what people do: a reset leaves it alone. @default false */
        outlivesReset: Type.Optional(Type.Boolean()),
      }),
    ),
  ),
});
export type S3Seed = Static<typeof s3Seed>;

export interface S3Options extends S3Seed {
  readonly accessKeys: AccessKeys;
  readonly guard?: Guard;
  /** Where objects and open uploads stay over a restart. @default a temporary folder, removed by `stop` */
  readonly dataFolder?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Simple Storage Service: objects and multipart uploads on disk, signatures checked. */
export function createS3Service(options: S3Options): EmulatedService {
  const { accessKeys, buckets = [], now = Date.now } = options;
  const folder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'emulated-s3-'));
  const store = openStore(folder);
  const faults = createFaults(now);

  function seed(): void {
    const known = new Map(store.buckets().map(({ record }) => [record.name, record]));
    for (const { name, cors, kmsKeyArn } of buckets) {
      if (!known.has(name)) store.create({ name, createdAt: now() });
      // The seed is the configuration of today, whatever a former run had.
      const { kmsKeyArn: _former, ...record } = store.bucket(name).record;
      store.update({
        ...record,
        ...(cors && { cors }),
        ...(kmsKeyArn !== undefined && { kmsKeyArn }),
      });
    }
  }
  seed();

  return {
    name: 's3',
    routes: (app) => addRoutes(app, { store, accessKeys, faults, now, guard: options.guard }),
    control: {
      'fail-next': (body) => faults.planFailure(body),
      outage: (body) => faults.setOutage(body),
      'expire-urls': () => faults.expireUrls(),
    },
    inspect: () => ({
      buckets: store.buckets().map(({ record, objects }) => ({
        name: record.name,
        objects: objects.all().length,
      })),
      uploads: store.uploads.all().map(({ uploadId, bucket, key, parts }) => ({
        uploadId,
        bucket,
        key,
        parts: parts.length,
      })),
      cutConnections: faults.cutCount(),
    }),
    reset() {
      faults.clear();
      store.clear(buckets.filter((each) => each.outlivesReset).map(({ name }) => name));
      seed();
    },
    stop() {
      if (options.dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}
