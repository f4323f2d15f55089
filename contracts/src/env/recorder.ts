import * as Type from 'typebox';
import type { Static } from 'typebox';

/**
 * The recorder's environment: most of it set by infra on the task definition, the last three by the api for
 * each task. The AWS SDK reads its own (AWS_REGION, credentials, AWS_ENDPOINT_URL_S3).
 */
export const RecorderEnv = Type.Object({
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace'].map((level) => Type.Literal(level)),
    { default: 'info' },
  ),
  AWS_REGION: Type.String({ minLength: 1 }),
  CHROME_PATH: Type.String({ default: '/usr/bin/chromium' }),
  CHROME_FLAGS: Type.String({
    default: '',
    description: 'More flags for Chromium, each after a space and two dashes.',
  }),
  SPOOL_FOLDER: Type.String({
    default: '/spool',
    description: 'On a disk that takes the longest recording twice (about 1.2 GB an hour).',
  }),
  SPOOL_RESERVE_BYTES: Type.Integer({
    default: 268_435_456,
    minimum: 0,
    description: 'The recording ends with a reason when less than this is free.',
  }),
  HEALTH_PORT: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 65535,
    description: 'Where /healthz answers on the loopback interface; 0: nowhere.',
  }),
  API_URL: Type.String({ pattern: '^https?://' }),
  RECORDING_TICKET: Type.String({
    minLength: 32,
    description: 'Good once, for two minutes from when there is a recording for it.',
  }),
  RECORDER_WAITS: Type.Union([Type.Literal('yes'), Type.Literal('no')], {
    default: 'no',
    description: 'Whether it was started ahead of its recording, and asks until there is one.',
  }),
});
export type RecorderEnv = Static<typeof RecorderEnv>;
