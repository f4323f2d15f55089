import {
  claimRecording,
  recorderOrders,
  recorderTurn,
  reportRecording,
} from '@video-escalation/contracts/http/recorder';
import type { FastifyInstance } from 'fastify';
import type { EventStreams } from '../http/event-stream.ts';
import type { Guards } from '../http/guards.ts';
import { route } from '../http/route.ts';
import type { Recorders } from './recorder.service.ts';
import { RECORDING_TTL_S } from './recordings.store.ts';

export interface RecorderRoutesOptions {
  readonly recorders: Recorders;
  readonly streams: EventStreams;
  readonly guards: Guards;
  readonly now: () => number;
}

export function recorderRoutes(app: FastifyInstance, options: RecorderRoutesOptions): void {
  const { recorders, streams, guards, now } = options;
  const { recorderRoute } = guards;

  route(app, recorderTurn, undefined, async ({ body, request }) => ({
    isCalled: await recorders.turn(body.ticket, request.ip),
  }));

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
