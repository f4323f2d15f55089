import * as Type from 'typebox';
import type { Static } from 'typebox';
import { ContactId, MeetingId, RecordingId } from '../ids.ts';
import { Recording, RecordingManifest } from '../recordings/recording.ts';
import { endpoint } from './endpoint.ts';

const meetingParams = Type.Object({ meetingId: MeetingId }, { additionalProperties: false });
const params = Type.Object({ recordingId: RecordingId }, { additionalProperties: false });

export const startRecording = endpoint({
  method: 'POST',
  path: '/v1/meetings/:meetingId/recordings',
  summary:
    'Starts recording a running meeting, where its contact allows it. While one runs, answers that one.',
  caller: 'agent',
  params: meetingParams,
  response: Recording,
});

export const stopRecording = endpoint({
  method: 'POST',
  path: '/v1/recordings/:recordingId/stop',
  summary:
    'Ends the recording; the file is finished afterwards. Stopping a stopped one is no error.',
  caller: 'agent',
  params,
  response: Recording,
});

export const pauseRecording = endpoint({
  method: 'POST',
  path: '/v1/recordings/:recordingId/pause',
  summary: 'From here nothing is recorded until it is resumed: for card data and the like.',
  caller: 'agent',
  params,
  response: Recording,
});

export const resumeRecording = endpoint({
  method: 'POST',
  path: '/v1/recordings/:recordingId/resume',
  summary: 'Goes on recording, in the same file.',
  caller: 'agent',
  params,
  response: Recording,
});

const { recordingId, startedAt, endedAt, isComplete, endReason, lengthMs, bytes, gaps } =
  RecordingManifest.properties;

/** One recording as somebody who may play it sees it. */
export const PlayableRecording = Type.Object({
  recordingId,
  startedAt,
  endedAt,
  isComplete,
  endReason,
  lengthMs,
  bytes,
  gaps,
  agentName: Type.String(),
  /** False: still being recorded or finished; `playback` is absent then. */
  isReady: Type.Boolean(),
  playback: Type.Optional(
    Type.Object({
      url: Type.String({ description: 'Presigned, takes ranges; a secret.' }),
      /** Absent where downloading isn't permitted. */
      downloadUrl: Type.Optional(Type.String()),
      expiresAt: Type.String({ description: 'ISO 8601, UTC.' }),
    }),
  ),
});
export type PlayableRecording = Static<typeof PlayableRecording>;

export const RecordingList = Type.Object({
  meetingId: MeetingId,
  recordings: Type.Array(PlayableRecording),
});
export type RecordingList = Static<typeof RecordingList>;

export const listRecordings = endpoint({
  method: 'GET',
  path: '/v1/meetings/:meetingId/recordings',
  summary:
    'The recordings of a meeting by start time, with addresses that expire, for those whose security profile and hierarchy group allow it. Called again it renews the addresses.',
  caller: 'agent',
  params: meetingParams,
  response: RecordingList,
});

export const recordPlay = endpoint({
  method: 'POST',
  path: '/v1/recordings/:recordingId/plays',
  summary: 'Says that playing or downloading begins: one line in the audit log.',
  caller: 'agent',
  params,
  body: Type.Object(
    { meetingId: MeetingId, how: Type.Union([Type.Literal('play'), Type.Literal('download')]) },
    { additionalProperties: false },
  ),
});

export const ConsentAnswer = Type.Union([Type.Literal('given'), Type.Literal('refused')]);
export type ConsentAnswer = Static<typeof ConsentAnswer>;

export const answerRecordingConsent = endpoint({
  method: 'POST',
  path: '/v1/contacts/:contactId/recording-consent',
  summary:
    'The customer agrees to being recorded, or not; refusing later stops a recording that runs.',
  caller: 'customer',
  params: Type.Object({ contactId: ContactId }, { additionalProperties: false }),
  body: Type.Object(
    {
      recordingId: RecordingId,
      answer: ConsentAnswer,
    },
    { additionalProperties: false },
  ),
});
