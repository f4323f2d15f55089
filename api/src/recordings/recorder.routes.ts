import {
  claimRecording,
  recorderOrders,
  recorderTurns,
  reportRecording,
  type RecorderTurn,
} from '@video-escalation/contracts/http/recorder';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { FastifyInstance } from 'fastify';
import type { EventStreams } from '../http/event-stream.ts';
import type { Guards } from '../http/guards.ts';
import { route } from '../http/route.ts';
import { hashOf } from '../http/secrets.ts';
import type { Recorders } from './recorder.service.ts';
import { RECORDING_TTL_S } from './recordings.store.ts';

export interface RecorderRoutesOptions {
  readonly recorders: Recorders;
  readonly streams: EventStreams;
  readonly guards: Guards;
  readonly now: () => number;
}

/** Of a spare task that is there; it counts as silent after some times as long. */
const NOTED_EVERY_MS = 5_000;

export function recorderRoutes(app: FastifyInstance, options: RecorderRoutesOptions): void {
  const { recorders, streams, guards, now } = options;
  const { recorderRoute } = guards;

  route(app, recorderTurns, undefined, async ({ body, request, reply }) => {
    const turn = () => recorders.turn(body.ticket, request.ip);
    await turn();
    return streams.open(reply, {
      topic: `spare:${hashOf(body.ticket)}`,
      read: async () => [await turn().catch(goneOrThrow)],
      staleAt: () => now() + NOTED_EVERY_MS,
      until: now() + RECORDING_TTL_S * 1000,
    });
  });

  route(app, claimRecording, undefined, ({ body, request }) =>
    recorders.claim(body.ticket, request.ip),
  );

  recorderRoute(app, reportRecording, ({ params, body }) =>
    recorders.report(params.recordingId, body),
  );

  recorderRoute(app, recorderOrders, ({ params, reply }) =>
    streams.open(reply, {
      topic: `recording:${params.recordingId}`,
      read: async () => [await recorders.order(params.recordingId)],
      until: now() + RECORDING_TTL_S * 1000,
    }),
  );
}

/** It was known when the stream began: since then it was ended or has exchanged its ticket. */
function goneOrThrow(error: unknown): RecorderTurn {
  if (error instanceof Problem && error.code === 'recorder/ticket-invalid') return { turn: 'gone' };
  throw error;
}
