import type { WebSocket } from 'ws';
import type { Attendee } from '../model/attendee.ts';
import type { Participant, Wire } from '../model/participant.ts';
import { EndCode, type Room } from '../model/room.ts';
import { BadFrame, decodeFrame, encodeFrame, type Frame } from '../proto/frames.ts';
import { FrameType, NotificationLevel, PingPongType } from '../proto/schema.ts';
import { BadOffer } from '../rtc/sdp-offer.ts';
import type { ChimeTimings } from '../timings.ts';
import { createRateLimit } from './rate-limit.ts';

/** Whether a join token opens a meeting. */
export type Admission =
  | { readonly kind: 'admitted'; readonly room: Room; readonly attendee: Attendee }
  | { readonly kind: 'refused'; readonly audioStatus: number }
  | { readonly kind: 'ended' };

export interface ConnectionOptions {
  readonly socket: WebSocket;
  readonly isContent: boolean;
  readonly admit: () => Admission;
  readonly now: () => number;
  readonly timings: ChimeTimings;
}

/** Close codes of the real service (4410, as the client reads it) and of RFC 6455 §7.4.1. */
const CLOSE_NORMAL = 1000;
const CLOSE_GOING_AWAY = 1001;
const CLOSE_POLICY = 1008;
const CLOSE_MEETING_ENDED = 4410;

const MAX_BAD_FRAMES = 20;
const FRAMES_PER_SECOND = 200;

/** Runs the signalling protocol on one socket; what goes wrong here stays here. */
export function serveConnection(options: ConnectionOptions): void {
  const { socket, isContent, admit, now, timings } = options;
  const limit = createRateLimit(FRAMES_PER_SECOND, now);
  let room: Room | undefined;
  let participant: Participant | undefined;
  let badFrames = 0;
  let farewellTimer: NodeJS.Timeout | undefined;
  let hasLeft = false;

  const wire: Wire = {
    get isOpen() {
      return socket.readyState === socket.OPEN;
    },
    send(frame) {
      if (socket.readyState === socket.OPEN) socket.send(encodeFrame(frame, now()));
    },
    close(code, reason) {
      farewellTimer ??= setTimeout(() => socket.close(code, reason), timings.farewellMs);
    },
    drop: () => socket.terminate(),
  };
  const joinTimer = setTimeout(() => socket.close(CLOSE_POLICY, 'No JOIN came.'), timings.joinMs);

  const join = (frame: Frame) => {
    clearTimeout(joinTimer);
    const admission = admit();
    if (admission.kind === 'ended') {
      socket.close(CLOSE_MEETING_ENDED, 'The meeting has ended.');
    } else if (admission.kind === 'refused') {
      const { audioStatus } = admission;
      wire.send({ type: FrameType.AUDIO_STATUS, audioStatus: { audioStatus } });
      wire.close(CLOSE_NORMAL, 'The join token opens nothing here.');
    } else {
      const { attendee } = admission;
      room = admission.room;
      participant = room.join({
        wire,
        attendee,
        isContent,
        id: isContent ? `${attendee.attendeeId}#content` : attendee.attendeeId,
        audioSessionId: frame.join?.audioSessionId ?? 0,
      });
    }
  };

  const leave = () => {
    hasLeft = true;
    wire.send({ type: FrameType.LEAVE_ACK, leaveAck: {} });
    if (participant) room?.leave(participant);
  };

  /** Frames of a client that has joined. */
  const serve = (frame: Frame, room: Room, participant: Participant) => {
    switch (frame.type) {
      case FrameType.SUBSCRIBE:
        return wire.send({
          type: FrameType.SUBSCRIBE_ACK,
          subscribeAck: participant.subscribe(frame.subscribe ?? {}),
        });
      case FrameType.PAUSE:
      case FrameType.RESUME:
        return room.pause(participant, frame.pause ?? {}, frame.type === FrameType.PAUSE);
      case FrameType.AUDIO_CONTROL:
        return room.setMuted(participant, frame.audioControl?.muted ?? false);
      case FrameType.REMOTE_VIDEO_UPDATE:
        return room.updateVideo(participant, frame.remoteVideoUpdate ?? {});
      case FrameType.DATA_MESSAGE:
        return room.say(participant, frame.dataMessage?.messages ?? []);
      default: // metrics and timings of the client: nobody reads them here
    }
  };

  const handle = (frame: Frame) => {
    if (frame.type === FrameType.LEAVE) return leave();
    if (frame.type === FrameType.PING_PONG) {
      if (frame.pingPong?.type !== PingPongType.PING) return;
      const pingPong = { ...frame.pingPong, type: PingPongType.PONG };
      return wire.send({ type: FrameType.PING_PONG, pingPong });
    }
    if (frame.type === FrameType.JOIN && !participant && !farewellTimer) return join(frame);
    if (room && participant && !hasLeft && !farewellTimer) serve(frame, room, participant);
  };

  const complain = (error: unknown) => {
    badFrames += 1;
    if (badFrames > MAX_BAD_FRAMES) {
      return socket.close(CLOSE_POLICY, 'Too many frames that cannot be read.');
    }
    const isKnown = error instanceof BadFrame || error instanceof BadOffer;
    const message = isKnown ? error.message : 'The frame could not be handled.';
    wire.send({
      type: FrameType.NOTIFICATION,
      notification: { level: NotificationLevel.WARNING, message },
    });
  };

  socket.on('message', (data: Buffer, isBinary) => {
    try {
      if (!limit.allows()) return socket.close(CLOSE_POLICY, 'Too many frames in a second.');
      if (!isBinary) throw new BadFrame('A frame must be binary.');
      handle(decodeFrame(data));
    } catch (error) {
      complain(error);
    }
  });
  socket.on('error', () => undefined); // 'close' follows, with all that must be done
  socket.on('close', (code) => {
    clearTimeout(joinTimer);
    clearTimeout(farewellTimer);
    if (!room || !participant || hasLeft) return;
    // A page that was closed or reloaded says so; anything else may come back.
    if (code === CLOSE_GOING_AWAY) room.leave(participant);
    else room.lose(participant);
  });
}

export const refusedToken: Admission = {
  kind: 'refused',
  audioStatus: EndCode.AUTHENTICATION_REJECTED,
};
