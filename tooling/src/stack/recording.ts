import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.ts';
import type { Addresses } from './addresses.ts';
import { releaseSeed } from './local-releases.ts';
import * as account from './local-account.ts';
import type { Service } from './services.ts';

const IMAGE = 'video-escalation/recorder';
const TASK_FAMILY = 'video-escalation-recorder';
const CONTAINER = 'recorder';
const BUCKET = 'video-escalation-recordings';
/** As on AWS: long enough for the last part and the finished file. */
const STOP_TIMEOUT_S = 120;

/** Chromium of one machine: no sandbox in a container of its own, and peers on loopback alone. */
const CHROME_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** What infra deploys for recordings and releases, as the emulator's account has it from the start. Returns the file. */
export function writeEmulatorSeed(
  all: Addresses,
  folder: string,
  {
    chromium,
    recorder,
    chromiumFlags = [],
  }: {
    readonly chromium: string;
    readonly recorder: Service;
    /** Beside the usual ones; the later of two alike counts. */
    readonly chromiumFlags?: readonly string[];
  },
): string {
  mkdirSync(folder, { recursive: true });
  const releases = releaseSeed(all);
  const seed = {
    kms: releases.kms,
    ssm: releases.ssm,
    s3: {
      buckets: [
        {
          name: BUCKET,
          cors: [
            {
              allowedOrigins: [all.web.shell],
              allowedMethods: ['GET', 'HEAD'],
              allowedHeaders: ['*'],
            },
          ],
        },
        releases.bucket,
      ],
    },
    ecs: {
      images: {
        [IMAGE]: { command: recorder.command, cwd: repository, environment: recorder.env },
      },
      logFolder: join(folder, 'logs', 'recorder'),
      taskDefinitions: [
        {
          family: TASK_FAMILY,
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          cpu: '2048',
          memory: '4096',
          containerDefinitions: [
            {
              name: CONTAINER,
              image: IMAGE,
              essential: true,
              stopTimeout: STOP_TIMEOUT_S,
              environment: [
                { name: 'CHROME_PATH', value: chromium },
                { name: 'CHROME_FLAGS', value: [...CHROME_FLAGS, ...chromiumFlags].join(' ') },
              ],
            },
          ],
        },
      ],
    },
    events: {
      destinations: [
        {
          pattern: { source: ['aws.chime', 'aws.ecs'] },
          url: `${all.apis[0]!}/v1/machine/events`,
          headers: { 'x-api-key': account.MACHINE_EVENTS_SECRET },
        },
      ],
    },
  };
  const file = join(folder, 'emulator-seed.json');
  writeFileSync(file, JSON.stringify(seed, null, 2));
  return file;
}

/** The api's side of the same. */
export function recordingEnv({ apis, emulator }: Addresses): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL_S3: `${emulator}/s3`,
    AWS_ENDPOINT_URL_ECS: `${emulator}/ecs`,
    MACHINE_EVENTS_SECRET: account.MACHINE_EVENTS_SECRET,
    RECORDING_BUCKET: BUCKET,
    RECORDER_CLUSTER: 'default',
    RECORDER_TASK_DEFINITION: TASK_FAMILY,
    RECORDER_CONTAINER: CONTAINER,
    RECORDER_SUBNETS: 'subnet-local',
    RECORDER_SECURITY_GROUPS: 'sg-local',
    RECORDER_API_URL: apis[0],
    RECORDING_CONSENT: process.env.RECORDING_CONSENT ?? 'notice',
  };
}
