import { createMixer } from '../audio/mixer.ts';
import type { Media, MediaEngine } from '../model/media.ts';
import type { Wire } from '../model/participant.ts';
import type { Frame } from '../proto/frames.ts';
import type { PeerOptions } from '../rtc/peer.ts';
import { parseRtcp, type RtcpMessage } from '../rtc/rtcp.ts';
import type { RtpPacket } from '../rtc/rtp.ts';
import { defaultTimings, type ChimeTimings } from '../timings.ts';

/** A transport without a network: the test is the client. */
interface FakePeer {
  readonly handlers: PeerOptions['handlers'];
  readonly sentRtp: { ssrc: number; payload: Buffer }[];
  readonly sentRtcp: RtcpMessage[];
  isClosed: boolean;
}

export interface FakeEngine extends MediaEngine {
  readonly peers: FakePeer[];
}

/** A media engine that sends nothing; peers appear in the order in which people join. */
export function createFakeEngine(
  now: () => number,
  timings: Partial<ChimeTimings> = {},
): FakeEngine {
  const peers: FakePeer[] = [];
  const createPeer: Media['createPeer'] = (handlers) => {
    const peer: FakePeer = { handlers, sentRtp: [], sentRtcp: [], isClosed: false };
    peers.push(peer);
    return {
      iceUfrag: 'ufrag',
      icePassword: 'password',
      isConnected: true,
      lastCheckedAt: now(),
      counters: { received: 0, sent: 0, refused: 0 },
      expect: () => undefined,
      sendRtp: ({ ssrc, payload }) => void peer.sentRtp.push({ ssrc, payload }),
      sendRtcp: (packet) => void peer.sentRtcp.push(...parseRtcp(packet)),
      close: () => void (peer.isClosed = true),
    };
  };
  return {
    peers,
    forMeeting: () => ({
      addresses: ['127.0.0.1'],
      udpPort: 40_000,
      fingerprint: 'AA:BB',
      videoCodecs: ['VP8', 'H264'],
      maxVideoBitrate: 2_500_000,
      timings: { ...defaultTimings, ...timings },
      mixer: createMixer(),
      now,
      createPeer,
      createVoice: () =>
        Promise.resolve({
          receive: () => undefined,
          setMuted: () => undefined,
          takeLevel: () => -30,
          lossRate: 0,
          remove: () => undefined,
        }),
    }),
    close: () => Promise.resolve(),
  };
}

export interface FakeWire extends Wire {
  isOpen: boolean;
  readonly frames: Frame[];
}

export function createFakeWire(): FakeWire {
  const frames: Frame[] = [];
  return {
    frames,
    isOpen: true,
    send: (frame) => void frames.push(frame),
    close() {
      this.isOpen = false;
    },
    drop() {
      this.isOpen = false;
    },
  };
}

/** One packet as a client would send it: Opus by default. */
export function aPacket(more: Partial<RtpPacket> = {}): RtpPacket {
  return {
    payloadType: 111,
    marker: false,
    sequenceNumber: 1,
    timestamp: 960,
    ssrc: 1,
    payload: Buffer.from([0x10, 0x50]),
    extensions: new Map(),
    ...more,
  };
}
