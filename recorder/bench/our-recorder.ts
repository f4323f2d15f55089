import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { RecordingManifest } from '@video-escalation/contracts/recordings/recording';
import { recordingKeys } from '@video-escalation/contracts/recordings/keys';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TEST_FLAGS } from '../page/testing/tab.ts';
import { aClaim, Bucket } from '../src/testing/claim.ts';
import { startFakeApi, TICKET, type FakeApi } from '../src/testing/fake-api.ts';
import { spawnNode } from '../src/testing/spawned.ts';
import { until } from '../src/testing/until.ts';

const credentials = { accessKeyId: 'AKIALOCALAPI00000000', secretAccessKey: 'local' };
const A_DAY_S = 86_400;
const STARTS_WITHIN_MS = 60_000;
/** Of an hour as well. */
const FINISHES_WITHIN_MS = 300_000;

/** S3 with a bucket for recordings, at a stand-in for AWS. */
export async function openStorage(aws: string): Promise<S3Client> {
  const endpoint = `${aws}/s3`;
  const s3 = new S3Client({ region: 'us-east-1', credentials, endpoint, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
  return s3;
}

/** The recorder as it is deployed, a process of its own, with an api that only says what is wanted. */
export interface OurRecorder {
  readonly pid: number;
  readonly api: FakeApi;
  /** Waits until the first frame is in the file. */
  records(): Promise<void>;
  /** All that it has logged. */
  output(): string;
  /** Stops it, and waits for the finished recording as a file. @throws Error when there is none. */
  finish(file: string): Promise<RecordingManifest>;
  /** Settles when it ended by itself or was ended. */
  readonly ended: Promise<number | null>;
  /** Whatever it is at. */
  end(): Promise<void>;
}

export async function startOurRecorder(
  { aws, chromePath, s3 }: { aws: string; chromePath: string; s3: S3Client },
  joinData: JoinData,
): Promise<OurRecorder> {
  const limits = { aloneS: 30, noMediaS: 60, maximumS: A_DAY_S };
  const claim = { ...aClaim(), join: joinData, limits };
  const api = await startFakeApi(claim);
  const spoolFolder = mkdtempSync(join(tmpdir(), 'recorder-bench-'));
  const recorder = spawnNode('recorder/src/main.ts', [], {
    PATH: process.env.PATH ?? '',
    HOME: spoolFolder,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_S3: `${aws}/s3`,
    API_URL: api.url,
    RECORDING_TICKET: TICKET,
    SPOOL_FOLDER: spoolFolder,
    CHROME_PATH: chromePath,
    CHROME_FLAGS: TEST_FLAGS.join(' '),
  });
  const phase = (): string | undefined => api.phases().at(-1);
  const read = async (Key: string) => (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body!;
  const { pid, output, ended } = recorder;
  return {
    ...{ pid, api, output, ended },
    records: () => until('the recorder to record', () => phase() === 'recording', STARTS_WITHIN_MS),
    async finish(file) {
      api.order({ wanted: 'stop', reason: 'stopped' });
      await until('the recording', () => phase() === 'completed', FINISHES_WITHIN_MS);
      await ended;
      const keys = recordingKeys(claim.storage.stem);
      await pipeline((await read(keys.file)) as Readable, createWriteStream(file));
      const manifest = await (await read(keys.manifest)).transformToString();
      return JSON.parse(manifest) as RecordingManifest;
    },
    async end() {
      recorder.kill('SIGKILL');
      await ended;
      await api.stop();
      rmSync(spoolFolder, { recursive: true, force: true });
    },
  };
}
