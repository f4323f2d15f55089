import type { VideoCodec } from './codecs.ts';
import { buildBitrateLimit, buildKeyframeRequest, buildNack, buildReceiverReport } from './rtcp.ts';
import { createReception, type Reception } from './reception.ts';
import { startsKeyframe } from './keyframe.ts';
import type { RtpPacket } from './rtp.ts';

/** One encoding of a camera or screen, as the index lists it. */
export interface Layer {
  readonly streamId: number;
  readonly rid: string | undefined;
  readonly maxBitrateKbps: number;
  readonly framerate: number;
  readonly trackLabel: string;
}

export interface VideoPacket {
  readonly streamId: number;
  readonly codec: VideoCodec;
  readonly startsKeyframe: boolean;
  /** True for the packet that made its layer live. */
  readonly isFirst: boolean;
  readonly rtp: RtpPacket;
}

/** The video that one client sends. */
export interface Publication {
  readonly groupId: number;
  readonly layers: readonly Layer[];
  /** Layers that packets have come from. */
  isLive(streamId: number): boolean;
  /** Bits per second over the last reporting period. */
  bitrateOf(streamId: number): number;
  /** Undefined if the packet belongs to no layer. */
  receive(rtp: RtpPacket): VideoPacket | undefined;
  onSenderReport(ssrc: number, middleNtp: number): void;
  /** At most one request per layer in `keyframeIntervalMs`; callers repeat until a keyframe comes. */
  requestKeyframe(streamId: number): void;
  /** Sends the feedback without which a browser's encoder stays at its lowest rate; call each second. */
  report(): void;
}

export interface PublicationOptions {
  readonly groupId: number;
  readonly layers: readonly Layer[];
  readonly now: () => number;
  readonly keyframeIntervalMs: number;
  readonly maxBitrate: number;
  /** What the negotiated payload type means. */
  readonly codecOf: (payloadType: number) => VideoCodec | undefined;
  readonly ridOf: (rtp: RtpPacket) => string | undefined;
  readonly sendRtcp: (packet: Buffer) => void;
}

const FEEDBACK_SSRC = 1;

interface LayerState {
  readonly layer: Layer;
  reception?: Reception;
  lastKeyframeRequest: number;
  bytes: number;
  bitrate: number;
}

export function createPublication(options: PublicationOptions): Publication {
  const { groupId, layers, now, keyframeIntervalMs, codecOf, sendRtcp } = options;
  const states: LayerState[] = layers.map((layer) => ({
    layer,
    lastKeyframeRequest: -Infinity,
    bytes: 0,
    bitrate: 0,
  }));
  // Browsers stop sending RID extensions after some packets, so an SSRC keeps its layer for good.
  const bySsrc = new Map<number, LayerState>();
  const stateOf = (streamId: number) => states.find((each) => each.layer.streamId === streamId);

  const layerOf = (rtp: RtpPacket): LayerState | undefined => {
    const known = bySsrc.get(rtp.ssrc);
    if (known) return known;
    const rid = options.ridOf(rtp);
    const found =
      states.length === 1 ? states[0] : states.find((each) => each.layer.rid === rid && rid);
    if (found) {
      bySsrc.set(rtp.ssrc, found);
      found.reception = createReception(rtp.ssrc, 90_000);
    }
    return found;
  };

  return {
    groupId,
    layers,
    isLive: (streamId) => stateOf(streamId)?.reception !== undefined,
    bitrateOf: (streamId) => stateOf(streamId)?.bitrate ?? 0,
    receive(rtp) {
      const codec = codecOf(rtp.payloadType);
      const isFirst = !bySsrc.has(rtp.ssrc);
      const state = codec && layerOf(rtp);
      if (!codec || !state?.reception) return undefined;
      state.bytes += rtp.payload.length;
      const missing = state.reception.receive(rtp, now());
      if (missing.length > 0) sendRtcp(buildNack(FEEDBACK_SSRC, rtp.ssrc, missing));
      return {
        streamId: state.layer.streamId,
        codec,
        startsKeyframe: startsKeyframe(codec, rtp.payload),
        isFirst,
        rtp,
      };
    },
    onSenderReport: (ssrc, middleNtp) =>
      bySsrc.get(ssrc)?.reception?.onSenderReport(middleNtp, now()),
    requestKeyframe(streamId) {
      const state = stateOf(streamId);
      if (!state?.reception || now() - state.lastKeyframeRequest < keyframeIntervalMs) return;
      state.lastKeyframeRequest = now();
      sendRtcp(buildKeyframeRequest(FEEDBACK_SSRC, state.reception.ssrc));
    },
    report() {
      for (const state of states) {
        state.bitrate = state.bytes * 8;
        state.bytes = 0;
      }
      const receptions = states.flatMap(({ reception }) => (reception ? [reception] : []));
      if (receptions.length === 0) return;
      const reports = receptions.map((reception) => reception.report(now()));
      const ssrcs = receptions.map(({ ssrc }) => ssrc);
      sendRtcp(
        Buffer.concat([
          buildReceiverReport(FEEDBACK_SSRC, reports),
          buildBitrateLimit(FEEDBACK_SSRC, options.maxBitrate, ssrcs),
        ]),
      );
    },
  };
}
