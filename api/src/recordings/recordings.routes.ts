import {
  answerRecordingConsent,
  listRecordings,
  pauseRecording,
  recordPlay,
  resumeRecording,
  startRecording,
  stopRecording,
} from '@video-escalation/contracts/http/recordings';
import type { FastifyInstance } from 'fastify';
import type { Guards } from '../http/guards.ts';
import type { Playback } from './playback.service.ts';
import type { Recordings } from './recordings.service.ts';

export interface RecordingRoutesOptions {
  readonly recordings: Recordings;
  readonly playback: Playback;
  readonly guards: Guards;
}

export function recordingRoutes(app: FastifyInstance, options: RecordingRoutesOptions): void {
  const { recordings, playback, guards } = options;
  const { agentRoute, customerRoute } = guards;

  agentRoute(app, startRecording, ({ agent, params }) => recordings.start(agent, params.meetingId));
  agentRoute(app, stopRecording, ({ agent, params }) => recordings.stop(agent, params.recordingId));
  agentRoute(app, pauseRecording, ({ agent, params }) =>
    recordings.pause(agent, params.recordingId),
  );
  agentRoute(app, resumeRecording, ({ agent, params }) =>
    recordings.resume(agent, params.recordingId),
  );

  agentRoute(app, listRecordings, ({ agent, params }) => playback.list(agent, params.meetingId));
  agentRoute(app, recordPlay, async ({ agent, params, body }) => {
    await playback.notePlay(agent, { ...body, recordingId: params.recordingId });
    return undefined;
  });

  customerRoute(app, answerRecordingConsent, async ({ params, body }) => {
    await recordings.answer(params.contactId, body.recordingId, body.answer);
    return undefined;
  });
}
