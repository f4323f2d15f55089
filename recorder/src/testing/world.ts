import {
  CreateBucketCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { RecorderClaim } from '@video-escalation/contracts/http/recorder';
import type { RecordingManifest } from '@video-escalation/contracts/recordings/recording';
import { recordingKeys } from '@video-escalation/contracts/recordings/keys';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeFromTail } from './sweep.ts';
import { aClaim, Bucket } from './claim.ts';
import { startFakeApi, TICKET, type FakeApi } from './fake-api.ts';
import type { FakePageScript } from './fake-page.ts';
import { spawnNode, type Spawned } from './spawned.ts';
import { until } from './until.ts';

const credentials = { accessKeyId: 'AKIALOCALAPI00000000', secretAccessKey: 'local' };

/** S3 as the emulator has it, in a process of its own, with one bucket. */
export interface Cloud {
  readonly url: string;
  readonly s3: S3Client;
  setOutage(on: boolean): Promise<void>;
  stop(): Promise<void>;
}

export async function startCloud(): Promise<Cloud> {
  const emulator = spawnNode('emulator/src/main.ts', [], { PORT: '0' });
  await until('the emulator', () => emulator.output().includes('ready on'), 30_000);
  const url = /ready on (\S+)/.exec(emulator.output())?.[1] ?? '';
  const endpoint = `${url}/s3`;
  const s3 = new S3Client({ region: 'us-east-1', credentials, endpoint, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
  return {
    url,
    s3,
    async setOutage(on) {
      await fetch(`${url}/__control/s3/outage`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ on }),
      });
    },
    async stop() {
      s3.destroy();
      emulator.kill('SIGTERM');
      await emulator.ended;
    },
  };
}

/** One recorder at work, with its api, and what it left in S3. */
export interface World extends AsyncDisposable {
  readonly api: FakeApi;
  readonly recorder: Spawned;
  readonly claim: RecorderClaim;
  /** Where it keeps the recording while it runs. */
  readonly spool: string;
  /** Bytes of the recording on its disk. */
  spooled(): number;
  /** Waits until it reports this phase. */
  reaches(phase: string): Promise<void>;
  /** What is in S3 under this recording's stem, without the stem. */
  objects(): Promise<string[]>;
  uploads(): Promise<number>;
  /** How many parts its upload holds. */
  parts(): Promise<number>;
  /** Makes the streamed object of parts and tail, as the api's sweeper does for a recorder that died. */
  sweep(): Promise<Buffer>;
  read(key: string): Promise<Stored>;
  manifest(): Promise<RecordingManifest>;
}

interface Stored {
  readonly bytes: Buffer;
  readonly metadata: Readonly<Record<string, string>>;
}

export async function record(
  cloud: Cloud,
  script: FakePageScript,
  env: Readonly<Record<string, string>> = {},
): Promise<World> {
  const claim = aClaim();
  const api = await startFakeApi(claim);
  const spoolFolder = mkdtempSync(join(tmpdir(), 'recorder-test-'));
  const recorder = spawnNode('recorder/src/testing/fake-recorder.ts', [JSON.stringify(script)], {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_S3: `${cloud.url}/s3`,
    API_URL: api.url,
    RECORDING_TICKET: TICKET,
    SPOOL_FOLDER: spoolFolder,
    SPOOL_RESERVE_BYTES: '0',
    ...env,
  });
  const { stem } = claim.storage;
  const keys = recordingKeys(stem);
  const spool = join(spoolFolder, claim.subject.recordingId, 'spool.mp4');
  const read = async (Key: string): Promise<Stored> => {
    const { Body, Metadata = {} } = await cloud.s3.send(new GetObjectCommand({ Bucket, Key }));
    return { bytes: Buffer.from(await Body!.transformToByteArray()), metadata: Metadata };
  };
  return {
    ...{ api, recorder, claim, read, spool },
    spooled: () => (existsSync(spool) ? statSync(spool).size : 0),
    reaches: (phase) => until(`phase ${phase}`, () => api.phases().includes(phase), 20_000),
    async objects() {
      const listed = await cloud.s3.send(new ListObjectsV2Command({ Bucket, Prefix: stem }));
      return (listed.Contents ?? []).map(({ Key = '' }) => Key.slice(stem.length));
    },
    async uploads() {
      const listed = await cloud.s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: stem }));
      return listed.Uploads?.length ?? 0;
    },
    async parts() {
      const under = { Bucket, Prefix: stem };
      const { Uploads = [] } = await cloud.s3.send(new ListMultipartUploadsCommand(under));
      if (!Uploads[0]) return 0;
      const { Key, UploadId } = Uploads[0];
      const { Parts = [] } = await cloud.s3.send(new ListPartsCommand({ Bucket, Key, UploadId }));
      return Parts.length;
    },
    async sweep() {
      await completeFromTail(cloud.s3, keys);
      return (await read(keys.stream)).bytes;
    },
    manifest: async () =>
      JSON.parse((await read(keys.manifest)).bytes.toString()) as RecordingManifest,
    async [Symbol.asyncDispose]() {
      recorder.kill('SIGKILL');
      await recorder.ended;
      await api.stop();
      rmSync(spoolFolder, { recursive: true, force: true });
    },
  };
}
