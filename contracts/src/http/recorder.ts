import * as Type from 'typebox';
import type { Static } from 'typebox';
import { RecordingId } from '../ids.ts';
import { RecordingEndReason, RecordingSubject } from '../recordings/recording.ts';
import { endpoint } from './endpoint.ts';
import { JoinData } from './meetings.ts';

/** All that one recorder needs; answered once a ticket. */
export const RecorderClaim = Type.Object({
  token: Type.String({ description: 'A secret: for the other calls about this recording.' }),
  subject: RecordingSubject,
  join: JoinData,
  storage: Type.Object({
    bucket: Type.String(),
    stem: Type.String({ description: 'See recordings/keys.ts.' }),
    /** Of the operator's KMS key; absent: the bucket's own encryption. */
    kmsKeyId: Type.Optional(Type.String()),
  }),
  limits: Type.Object({
    aloneS: Type.Integer({ minimum: 1 }),
    noMediaS: Type.Integer({ minimum: 1 }),
    maximumS: Type.Integer({ minimum: 1 }),
  }),
});
export type RecorderClaim = Static<typeof RecorderClaim>;

export const claimRecording = endpoint({
  method: 'POST',
  path: '/v1/recorder/claims',
  summary: 'Exchanges the one-time ticket of a recorder task for what it needs to join and store.',
  caller: 'public',
  body: Type.Object(
    { ticket: Type.String({ minLength: 32, maxLength: 128 }) },
    { additionalProperties: false },
  ),
  response: RecorderClaim,
});

/** `come`: there is a recording for the ticket, which can be exchanged now. `gone`: there will be none. */
export const RecorderTurn = Type.Object({
  turn: Type.Union([Type.Literal('wait'), Type.Literal('come'), Type.Literal('gone')]),
});
export type RecorderTurn = Static<typeof RecorderTurn>;

export const recorderTurns = endpoint({
  method: 'POST',
  path: '/v1/recorder/turns',
  summary:
    'Followed by a recorder task that was started ahead: whether there is a recording for its ticket (server-sent events).',
  caller: 'public',
  body: Type.Object(
    { ticket: Type.String({ minLength: 32, maxLength: 128 }) },
    { additionalProperties: false },
  ),
  response: RecorderTurn,
  isEventStream: true,
});

/** What the api wants of the recorder now. `wait`: join, be ready, record nothing yet. */
export const RecorderOrder = Type.Object({
  wanted: Type.Union([
    Type.Literal('wait'),
    Type.Literal('record'),
    Type.Literal('pause'),
    Type.Literal('stop'),
  ]),
  /** With `stop`. */
  reason: Type.Optional(RecordingEndReason),
});
export type RecorderOrder = Static<typeof RecorderOrder>;

export const RecorderPhase = Type.Union([
  Type.Literal('launching'),
  Type.Literal('joining'),
  Type.Literal('ready', { description: 'In the meeting; could record the next frame.' }),
  Type.Literal('recording'),
  Type.Literal('paused'),
  Type.Literal('reconnecting'),
  Type.Literal('stopping'),
  Type.Literal('finalizing'),
  Type.Literal('completed'),
  Type.Literal('failed'),
]);
export type RecorderPhase = Static<typeof RecorderPhase>;

/** Sent at every change of phase and every five seconds. */
export const RecorderReport = Type.Object(
  {
    phase: RecorderPhase,
    recordedMs: Type.Integer({ minimum: 0 }),
    storedBytes: Type.Integer({ minimum: 0 }),
    /** Bytes on the recorder's disk that S3 doesn't hold yet. */
    waitingBytes: Type.Integer({ minimum: 0 }),
    framesPerSecond: Type.Optional(Type.Number({ minimum: 0 })),
    endReason: Type.Optional(RecordingEndReason),
    failure: Type.Optional(
      Type.Union([Type.Literal('join-failed'), Type.Literal('nothing-recorded')]),
    ),
  },
  { additionalProperties: false },
);
export type RecorderReport = Static<typeof RecorderReport>;

const params = Type.Object({ recordingId: RecordingId }, { additionalProperties: false });

export const reportRecording = endpoint({
  method: 'POST',
  path: '/v1/recorder/recordings/:recordingId/reports',
  summary:
    'Tells where the recorder is and learns what is wanted of it. Everybody in the call is told of `ready` before the answer says `record`.',
  caller: 'recorder',
  params,
  body: RecorderReport,
  response: RecorderOrder,
});

export const recorderOrders = endpoint({
  method: 'GET',
  path: '/v1/recorder/recordings/:recordingId/orders',
  summary: 'What is wanted of the recorder, now and at each change (server-sent events).',
  caller: 'recorder',
  params,
  response: RecorderOrder,
  isEventStream: true,
});
