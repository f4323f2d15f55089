import * as Type from 'typebox';
import type { Static } from 'typebox';
import { ContactId, MeetingId, RecordingId } from '../ids.ts';
import { RecordingState } from './state.ts';

/** Why a recording ended; one reason a recording. */
export const RecordingEndReason = Type.Union([
  Type.Literal('stopped', { description: 'Somebody who may pressed Stop recording.' }),
  Type.Literal('meeting-ended'),
  Type.Literal('alone', { description: 'Nobody but the recorder was left.' }),
  Type.Literal('no-media', { description: 'People were there, but neither sound nor picture.' }),
  Type.Literal('maximum-length'),
  Type.Literal('consent-refused', { description: 'Also when consent was taken back.' }),
  Type.Literal('browser-lost', { description: "The recorder's page hung or died twice." }),
  Type.Literal('disk-full'),
  Type.Literal('recorder-lost', {
    description: 'The task died or was told to go; what it had stored was kept.',
  }),
]);
export type RecordingEndReason = Static<typeof RecordingEndReason>;

/** Why there is no recording although one was wanted. */
export const RecordingFailure = Type.Union([
  Type.Literal('recorder-unavailable', { description: 'No task came up, twice.' }),
  Type.Literal('join-failed', { description: 'The recorder could not enter the meeting.' }),
  Type.Literal('nothing-recorded', { description: 'It ended before the first frame.' }),
  Type.Literal('consent-refused'),
  Type.Literal('consent-unanswered', { description: 'The customer left before answering.' }),
]);
export type RecordingFailure = Static<typeof RecordingFailure>;

export { RecordingState };

/** A recording as both sides of the call may know it. */
export const Recording = Type.Object({
  recordingId: RecordingId,
  state: RecordingState,
  /** Milliseconds in the file when this was said; while `recording` it goes on from there. */
  recordedMs: Type.Integer({ minimum: 0 }),
  endReason: Type.Optional(RecordingEndReason),
  failure: Type.Optional(RecordingFailure),
  /** What the customer said, where consent is asked for; ISO 8601, UTC. */
  consent: Type.Optional(
    Type.Object({
      answer: Type.Union([Type.Literal('given'), Type.Literal('refused')]),
      at: Type.String(),
    }),
  ),
});
export type Recording = Static<typeof Recording>;

const Count = Type.Integer({ minimum: 0 });
const Instant = Type.String({ description: 'ISO 8601, UTC.' });

/**
 * The small JSON beside each recording in S3: the durable truth about it. Written by the recorder when its
 * first fragment is stored (`isComplete: false`) and anew at the end; by the api's sweeper if the recorder died.
 */
export const RecordingManifest = Type.Object({
  version: Type.Literal(1),
  recordingId: RecordingId,
  meetingId: MeetingId,
  contactId: ContactId,
  /** The contact that the meeting belongs to: the first of its chain, where a chat was transferred. */
  conversationId: ContactId,
  agent: Type.Object({
    agentId: Type.String(),
    name: Type.String(),
    /** Ids of the agent's hierarchy groups, from the top to their own. Empty: in no group. */
    hierarchy: Type.Array(Type.String()),
  }),
  consent: Type.Object({
    required: Type.Boolean(),
    answer: Type.Optional(Type.Union([Type.Literal('given'), Type.Literal('refused')])),
    at: Type.Optional(Instant),
  }),
  startedAt: Instant,
  endedAt: Type.Optional(Instant),
  /** Key of the file in the same bucket: while it runs the streamed one, afterwards the finished one. */
  object: Type.String(),
  isComplete: Type.Boolean(),
  endReason: Type.Optional(RecordingEndReason),
  lengthMs: Count,
  bytes: Type.Optional(Count),
  sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  frames: Type.Optional(Type.Object({ expected: Count, written: Count })),
  /** Stretches of the meeting that are not in the file. `afterMs`: where in the file it lies. */
  gaps: Type.Array(
    Type.Object({
      why: Type.Union([Type.Literal('paused'), Type.Literal('browser-replaced')]),
      afterMs: Count,
      from: Instant,
      to: Type.Optional(Instant),
    }),
  ),
});
export type RecordingManifest = Static<typeof RecordingManifest>;

const { recordingId, meetingId, contactId, conversationId, agent, consent } =
  RecordingManifest.properties;

/** What the recorder can't know by itself, for its manifest: the api says it at the claim. */
export const RecordingSubject = Type.Object({
  recordingId,
  meetingId,
  contactId,
  conversationId,
  agent,
  consent,
});
export type RecordingSubject = Static<typeof RecordingSubject>;
