import { createMixer, type Mixer, type Voice } from '../audio/mixer.ts';
import { loadOpus, type OpusCodec } from '../audio/opus.ts';
import type { Capabilities } from '../api/shapes.ts';
import type { VideoCodec } from '../rtc/codecs.ts';
import { createCertificate } from '../rtc/dtls-srtp.ts';
import { createPeer, type Peer, type PeerOptions } from '../rtc/peer.ts';
import type { MediaAddresses } from '../rtc/media-addresses.ts';
import { openUdpMux } from '../rtc/udp-mux.ts';
import type { ChimeTimings } from '../timings.ts';
import { mayReceive, maySend } from './attendee.ts';

/** What the meetings of one process share: the UDP port, the certificate, the audio codec. */
export interface MediaEngine {
  /** The media of one meeting. */
  forMeeting(loss: () => number): Media;
  close(): Promise<void>;
}

/** What one meeting's participants share. */
export interface Media {
  readonly addresses: MediaAddresses;
  readonly udpPort: number;
  readonly fingerprint: string;
  readonly videoCodecs: readonly VideoCodec[];
  readonly maxVideoBitrate: number;
  readonly timings: ChimeTimings;
  readonly mixer: Mixer;
  readonly now: () => number;
  createPeer(handlers: PeerOptions['handlers']): Peer;
  createVoice(options: VoiceRequest): Promise<Voice>;
}

interface VoiceRequest {
  readonly attendeeId: string;
  /** False for a connection that plays nothing, such as a content share. */
  readonly isListener: boolean;
  readonly isContent: boolean;
  readonly capabilities: () => Capabilities;
  readonly send: (packet: Uint8Array, skippedTicks: number) => void;
}

export interface MediaEngineOptions {
  readonly addresses: MediaAddresses;
  readonly udpPort: number;
  /** Whether media of a client at that address is taken. */
  readonly isAllowed: (address: string) => boolean;
  readonly videoCodecs: readonly VideoCodec[];
  readonly timings: ChimeTimings;
  readonly now: () => number;
}

/** Bits per second that a browser may use for one publication; fixed, since nothing is measured. */
const MAX_VIDEO_BITRATE = 2_500_000;

export async function openMediaEngine(options: MediaEngineOptions): Promise<MediaEngine> {
  const { addresses, udpPort, isAllowed, videoCodecs, timings, now } = options;
  const [mux, certificate, opus] = await Promise.all([
    openUdpMux({ port: udpPort, addresses, isAllowed }),
    createCertificate(),
    loadOpus(),
  ]);
  return {
    close: () => mux.close(),
    forMeeting(loss) {
      const mixer = createMixer();
      return {
        addresses,
        udpPort: mux.port,
        fingerprint: certificate.fingerprint,
        videoCodecs,
        maxVideoBitrate: MAX_VIDEO_BITRATE,
        timings,
        mixer,
        now,
        createPeer: (handlers) => createPeer({ mux, certificate, now, loss, handlers }),
        createVoice: (request) => addVoice(mixer, opus, request),
      };
    },
  };
}

async function addVoice(mixer: Mixer, opus: OpusCodec, request: VoiceRequest): Promise<Voice> {
  const { attendeeId, isListener, isContent, capabilities, send } = request;
  const [decoder, encoder] = await Promise.all([
    opus.createDecoder(),
    isListener ? opus.createEncoder() : undefined,
  ]);
  return mixer.add({
    attendeeId,
    decoder,
    ...(encoder ? { encoder } : {}),
    maySpeak: () => maySend(isContent ? capabilities().Content : capabilities().Audio),
    mayListen: () => mayReceive(capabilities().Audio),
    send,
  });
}
