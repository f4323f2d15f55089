import { randomInt } from 'node:crypto';
import type { Voice } from '../audio/mixer.ts';
import { Duplex, MediaType, type Message } from '../proto/schema.ts';
import type { Frame } from '../proto/frames.ts';
import { decodableCodecs, type VideoCodec } from '../rtc/codecs.ts';
import type { Peer } from '../rtc/peer.ts';
import { createPublication, type Layer, type Publication } from '../rtc/publication.ts';
import type { RtcpMessage } from '../rtc/rtcp.ts';
import type { RtpPacket } from '../rtc/rtp.ts';
import { answerCodecs, buildAnswer } from '../rtc/sdp-answer.ts';
import { parseOffer, type Offer } from '../rtc/sdp-offer.ts';
import { createSoundStream, type SoundStream } from '../rtc/sound-stream.ts';
import { maySend, type Attendee } from './attendee.ts';
import type { Media } from './media.ts';
import { createSlots, payloadTypesOf, type Slots } from './slots.ts';

/** The signalling half of a connection, as the meeting sees it. */
export interface Wire {
  readonly isOpen: boolean;
  send(frame: Frame): void;
  /** Closes after the client had time to leave by itself. */
  close(code: number, reason: string): void;
  /** Breaks off without a farewell, as a lost network does. */
  drop(): void;
}

/** What a participant needs of its meeting. */
export interface Surroundings {
  readonly media: Media;
  nextStreamId(): number;
  nextGroupId(): number;
  /** Something that the index tells has changed. */
  onIndexChanged(): void;
  onAudible(participant: Participant): void;
  onVideo(packet: NonNullable<ReturnType<Publication['receive']>>): void;
  requestKeyframe(streamId: number): void;
}

export interface ParticipantOptions {
  readonly wire: Wire;
  readonly attendee: Attendee;
  /** The attendee's id, with the content suffix for a content share. */
  readonly id: string;
  readonly isContent: boolean;
  readonly audioSessionId: number;
  readonly surroundings: Surroundings;
}

/** Simulcast has low, mid and high. */
const MAX_LAYERS = 3;
const RID_EXTENSION = 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id';

/** One joined connection: its transport, what it sends and what it is sent. */
export class Participant {
  readonly wire: Wire;
  readonly attendee: Attendee;
  readonly id: string;
  readonly isContent: boolean;
  readonly audioSessionId: number;
  isMuted = false;
  publication: Publication | undefined;
  voice: Voice | undefined;
  /** Of the meeting's codecs; undefined until its client has described video. */
  decodable: readonly VideoCodec[] | undefined;
  readonly peer: Peer;
  readonly slots: Slots;

  readonly #around: Surroundings;
  readonly #ssrcs = new Map<string, number>();
  readonly #sound: SoundStream;
  #videoCodecs = new Map<number, VideoCodec>();
  #ridExtension: number | undefined;
  #answers = 0;
  #isClosed = false;
  #hasVoice = false;
  #silentJoin: NodeJS.Timeout | undefined;

  constructor(options: ParticipantOptions) {
    this.wire = options.wire;
    this.attendee = options.attendee;
    this.id = options.id;
    this.isContent = options.isContent;
    this.audioSessionId = options.audioSessionId;
    this.#around = options.surroundings;
    const { media } = options.surroundings;
    this.peer = media.createPeer({
      onConnected: () => {
        this.#silentJoin = setTimeout(() => this.#beAudible(), media.timings.silentJoinMs);
      },
      onRtp: (packet) => this.#onRtp(packet),
      onRtcp: (message) => this.#onRtcp(message),
    });
    this.slots = createSlots({
      ...{ media, peer: this.peer, ssrcOf: (mid) => this.#ssrcOf(mid) },
      requestKeyframe: (streamId) => this.#around.requestKeyframe(streamId),
    });
    this.#sound = createSoundStream({
      ssrc: this.#ssrcOf('audio'),
      now: media.now,
      send: (packet) => this.peer.sendRtp(packet),
    });
  }

  get mayPublish(): boolean {
    const { Video, Content } = this.attendee.capabilities;
    return maySend(this.isContent ? Content : Video);
  }

  /** Takes an offer with what the client wants to send and see, and answers it. */
  subscribe(request: Message<'Subscribe'>): Message<'SubscribeAck'> {
    const offer = parseOffer(request.sdpOffer ?? '');
    this.peer.expect(offer.fingerprint);
    this.#readCodecs(offer);
    this.#updateDecodable(offer);
    this.setMuted(request.audioMuted ?? this.isMuted);
    void this.#startVoice();
    this.#updatePublication(request, offer);
    this.slots.update(offer, request.receiveStreamIds ?? []);
    return {
      duplex: request.duplex ?? Duplex.RX,
      allocations: (this.publication?.layers ?? []).map((layer) => ({
        trackLabel: layer.trackLabel,
        streamId: layer.streamId,
        groupId: this.publication?.groupId ?? 0,
      })),
      tracks: [...this.slots.all.values()]
        .filter(({ streamId }) => streamId !== 0)
        .map(({ streamId, ssrc, mid }) => ({ streamId, ssrc, trackLabel: `v_${mid}` })),
      sdpAnswer: this.#answer(offer),
    };
  }

  setMuted(isMuted: boolean): void {
    this.isMuted = isMuted;
    this.voice?.setMuted(isMuted);
  }

  /** Drops what the attendee may no longer send. */
  enforceCapabilities(): void {
    if (!this.mayPublish) this.publication = undefined;
  }

  reportReception(): void {
    this.publication?.report();
    for (const stream of [...this.slots.all.values(), this.#sound]) {
      const report = stream.senderReport();
      if (report) this.peer.sendRtcp(report);
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#silentJoin);
    this.voice?.remove();
    this.peer.close();
    this.slots.clear();
    this.publication = undefined;
  }

  #answer(offer: Offer): string {
    const { media } = this.#around;
    const audioMid = offer.sections.find(({ kind }) => kind === 'audio')?.mid;
    return buildAnswer(offer, {
      sessionId: media.now(),
      version: (this.#answers += 1),
      addresses: media.addresses,
      port: media.udpPort,
      iceUfrag: this.peer.iceUfrag,
      icePassword: this.peer.icePassword,
      fingerprint: media.fingerprint,
      videoCodecs: media.videoCodecs,
      ssrcOf: (mid) => this.#ssrcOf(mid === audioMid ? 'audio' : mid),
    });
  }

  /** What its packets are called that it will send. */
  #readCodecs({ sections }: Offer): void {
    const { videoCodecs } = this.#around.media;
    for (const section of sections) {
      if (section.kind === 'audio') {
        const [sound] = answerCodecs(section, videoCodecs);
        if (sound) this.#sound.payloadType = sound.payloadType;
      }
      if (section.kind !== 'video' || section.direction === 'recvonly') continue;
      for (const [name, payloadType] of payloadTypesOf(section, videoCodecs)) {
        this.#videoCodecs.set(payloadType, name);
      }
      this.#ridExtension = section.extensions.get(RID_EXTENSION) ?? this.#ridExtension;
    }
  }

  /** What everybody can decode decides in which codec the others send. */
  #updateDecodable(offer: Offer): void {
    const { videoCodecs } = this.#around.media;
    const before = this.decodable ?? videoCodecs;
    this.decodable = decodableCodecs(offer, videoCodecs) ?? this.decodable;
    if ((this.decodable ?? videoCodecs).join() !== before.join()) this.#around.onIndexChanged();
  }

  /** A publication keeps its ids for as long as it sends the same encodings. */
  #updatePublication(request: Message<'Subscribe'>, offer: Offer): void {
    const streams = (request.sendStreams ?? [])
      .filter(({ mediaType }) => mediaType === MediaType.VIDEO)
      .slice(0, MAX_LAYERS);
    const isSending = request.duplex !== Duplex.RX && streams.length > 0 && this.mayPublish;
    const rids = offer.sections.find(({ rids: each }) => each.length > 0)?.rids ?? [];
    const isSame = this.publication?.layers.length === streams.length;
    if (isSending && isSame) return;
    const had = this.publication !== undefined;
    this.publication = isSending ? this.#publish(streams, rids) : undefined;
    if (had) this.#around.onIndexChanged();
  }

  #publish(streams: readonly Message<'StreamDescriptor'>[], rids: readonly string[]): Publication {
    const { media, nextStreamId, nextGroupId } = this.#around;
    const layers = streams.map((stream, index): Layer => {
      const rid = rids.length > 0 ? ridOfStream(index, streams.length, rids) : undefined;
      return {
        streamId: nextStreamId(),
        rid,
        maxBitrateKbps: stream.maxBitrateKbps ?? 0,
        framerate: stream.framerate ?? 15,
        trackLabel: stream.trackLabel ?? '',
      };
    });
    return createPublication({
      groupId: nextGroupId(),
      layers,
      now: media.now,
      keyframeIntervalMs: media.timings.keyframeMs,
      maxBitrate: media.maxVideoBitrate,
      codecOf: (payloadType) => this.#videoCodecs.get(payloadType),
      ridOf: (rtp) => rtp.extensions.get(this.#ridExtension ?? -1)?.toString('latin1'),
      sendRtcp: (packet) => this.peer.sendRtcp(packet),
    });
  }

  #ssrcOf(key: string): number {
    const ssrc = this.#ssrcs.get(key) ?? randomInt(1, 2 ** 31);
    this.#ssrcs.set(key, ssrc);
    return ssrc;
  }

  async #startVoice(): Promise<void> {
    if (this.#hasVoice) return;
    this.#hasVoice = true;
    const voice = await this.#around.media.createVoice({
      attendeeId: this.attendee.attendeeId,
      isListener: !this.isContent,
      capabilities: () => this.attendee.capabilities,
      isContent: this.isContent,
      send: (packet, skipped) => {
        if (this.peer.isConnected) this.#sound.send(packet, skipped);
      },
    });
    if (this.#isClosed) return voice.remove();
    this.voice = voice;
    voice.setMuted(this.isMuted);
  }

  #beAudible(): void {
    if (!this.#isClosed) this.#around.onAudible(this);
  }

  #onRtp(packet: RtpPacket): void {
    if (packet.payloadType === this.#sound.payloadType) {
      this.voice?.receive(packet.sequenceNumber, packet.payload);
      this.#beAudible();
      return;
    }
    const video = this.publication?.receive(packet);
    if (!video) return;
    if (video.isFirst) this.#around.onIndexChanged();
    this.#around.onVideo(video);
  }

  #onRtcp(message: RtcpMessage): void {
    if (message.kind === 'sender-report') {
      this.publication?.onSenderReport(message.ssrc, message.middleNtp);
    }
    this.slots.onRtcp(message);
  }
}

/** The client lists its simulcast streams from low to high, as its RIDs are. */
function ridOfStream(index: number, count: number, rids: readonly string[]): string | undefined {
  return count === rids.length ? rids[index] : rids[index === 0 ? 0 : rids.length - 1];
}
