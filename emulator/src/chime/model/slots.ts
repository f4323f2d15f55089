import { chooseVideoCodecs, videoCodecOf, type VideoCodec } from '../rtc/codecs.ts';
import type { Peer } from '../rtc/peer.ts';
import type { RtcpMessage } from '../rtc/rtcp.ts';
import type { Offer, OfferedSection } from '../rtc/sdp-offer.ts';
import { createSubscription, type Subscription } from '../rtc/subscription.ts';
import type { Media } from './media.ts';

const MAX_VIDEO_SECTIONS = 64;

/** The videos that one client is sent: a slot for each section of its description that receives. */
export interface Slots {
  /** By the section's name. */
  readonly all: ReadonlyMap<string, Subscription>;
  /** Position i of the ids belongs to the i-th video section; 0 means it receives nothing. */
  update(offer: Offer, streamIds: readonly number[]): void;
  /** What the client misses of what it was sent. */
  onRtcp(message: RtcpMessage): void;
  clear(): void;
}

export interface SlotsOptions {
  readonly media: Pick<Media, 'now' | 'videoCodecs'>;
  readonly peer: Pick<Peer, 'sendRtp'>;
  readonly ssrcOf: (mid: string) => number;
  readonly requestKeyframe: (streamId: number) => void;
}

export function createSlots({ media, peer, ssrcOf, requestKeyframe }: SlotsOptions): Slots {
  const all = new Map<string, Subscription>();
  let payloadTypes: ReadonlyMap<string, ReadonlyMap<VideoCodec, number>> = new Map();

  function slotOf(mid: string): Subscription {
    const known = all.get(mid);
    if (known) return known;
    const slot = createSubscription({
      ...{ mid, ssrc: ssrcOf(mid), now: media.now, requestKeyframe },
      payloadTypeOf: (codec) => payloadTypes.get(mid)?.get(codec),
      send: (packet) => peer.sendRtp(packet),
    });
    all.set(mid, slot);
    return slot;
  }
  return {
    all,
    update(offer, streamIds) {
      const sections = offer.sections.filter(({ kind }) => kind === 'video');
      payloadTypes = new Map(
        sections.map((each) => [each.mid, payloadTypesOf(each, media.videoCodecs)]),
      );
      sections.slice(0, MAX_VIDEO_SECTIONS).forEach((section, index) => {
        const isReceiving = !section.isRejected && section.direction === 'recvonly';
        if (isReceiving) slotOf(section.mid).show(streamIds[index] ?? 0);
        else all.delete(section.mid);
      });
      const mids = new Set(sections.map(({ mid }) => mid));
      for (const mid of all.keys()) if (!mids.has(mid)) all.delete(mid);
    },
    onRtcp(message) {
      if (message.kind !== 'keyframe-request' && message.kind !== 'nack') return;
      for (const slot of all.values()) {
        if (slot.ssrc !== message.mediaSsrc) continue;
        if (message.kind === 'nack') slot.resend(message.sequenceNumbers);
        else if (slot.streamId !== 0) requestKeyframe(slot.streamId);
      }
    },
    clear: () => all.clear(),
  };
}

/** What the client's description calls each codec that it may be sent in a section. */
export function payloadTypesOf(
  section: OfferedSection,
  wanted: readonly VideoCodec[],
): ReadonlyMap<VideoCodec, number> {
  const codecs = section.isRejected ? [] : chooseVideoCodecs(section, wanted);
  return new Map(
    codecs.flatMap((codec) => {
      const name = videoCodecOf(codec);
      return name ? [[name, codec.payloadType] as const] : [];
    }),
  );
}
