import { randomBytes } from 'node:crypto';
import {
  createHandshake,
  type Certificate,
  type Handshake,
  type OutgoingRtp,
  type SecureChannel,
} from './dtls-srtp.ts';
import { parseRtcp, type RtcpMessage } from './rtcp.ts';
import { parseRtp, type RtpPacket } from './rtp.ts';
import type { MuxedPeer, PeerAddress, UdpMux } from './udp-mux.ts';

/** The media transport of one client: ICE-lite, DTLS, SRTP. */
export interface Peer {
  readonly iceUfrag: string;
  readonly icePassword: string;
  readonly isConnected: boolean;
  /** When the client last proved by an ICE check that it's there. */
  readonly lastCheckedAt: number;
  readonly counters: PacketCounters;
  /** The handshake begins at the client's first ICE check after this. */
  expect(remoteFingerprint: string): void;
  sendRtp(packet: OutgoingRtp): void;
  sendRtcp(packet: Buffer): void;
  close(): void;
}

interface PacketCounters {
  received: number;
  sent: number;
  /** Packets that no key fitted, or that were malformed. */
  refused: number;
}

export interface PeerOptions {
  readonly mux: UdpMux;
  readonly certificate: Certificate;
  readonly now: () => number;
  /** Share of packets to lose in each direction, 0 to 1: a fault for tests. */
  readonly loss: () => number;
  readonly handlers: {
    onConnected(): void;
    onRtp(packet: RtpPacket): void;
    onRtcp(message: RtcpMessage): void;
  };
}

export function createPeer({ mux, certificate, now, loss, handlers }: PeerOptions): Peer {
  const counters: PacketCounters = { received: 0, sent: 0, refused: 0 };
  let remoteFingerprint: string | undefined;
  let address: PeerAddress | undefined;
  let handshake: Handshake | undefined;
  let channel: SecureChannel | undefined;
  let lastCheckedAt = now();

  const startHandshake = (fingerprint: string) => {
    handshake = createHandshake({
      certificate,
      remoteFingerprint: fingerprint,
      send: (packet) => address && mux.send(packet, address),
      onSecure(secured) {
        channel = secured;
        handlers.onConnected();
      },
      // The client notices by its own time limit and comes again with a fresh connection.
      onFailed: () => void (counters.refused += 1),
    });
    handshake.start();
  };

  const receiveMedia = (packet: Buffer, secured: SecureChannel) => {
    if (Math.random() < loss()) return;
    counters.received += 1;
    if (isRtcp(packet)) {
      for (const message of parseRtcp(secured.unprotectRtcp(packet))) handlers.onRtcp(message);
    } else {
      const rtp = parseRtp(secured.unprotectRtp(packet));
      if (rtp) handlers.onRtp(rtp);
      else counters.refused += 1;
    }
  };

  const muxed: MuxedPeer = {
    iceUfrag: randomBytes(6).toString('hex'),
    icePassword: randomBytes(16).toString('hex'),
    onChecked(from, isNominated) {
      lastCheckedAt = now();
      if (!address || isNominated) address = from;
      if (!handshake && remoteFingerprint) startHandshake(remoteFingerprint);
    },
    onPacket(packet) {
      try {
        if (isDtls(packet)) handshake?.receive(packet);
        else if (channel) receiveMedia(packet, channel);
      } catch {
        counters.refused += 1;
      }
    },
  };
  mux.add(muxed);

  const send = (packet: Buffer) => {
    if (!address || Math.random() < loss()) return;
    counters.sent += 1;
    mux.send(packet, address);
  };

  return {
    iceUfrag: muxed.iceUfrag,
    icePassword: muxed.icePassword,
    counters,
    get isConnected() {
      return channel !== undefined;
    },
    get lastCheckedAt() {
      return lastCheckedAt;
    },
    expect(fingerprint) {
      remoteFingerprint ??= fingerprint;
    },
    sendRtp(packet) {
      if (channel) send(channel.protectRtp(packet));
    },
    sendRtcp(packet) {
      if (channel) send(channel.protectRtcp(packet));
    },
    close() {
      mux.remove(muxed);
      channel = undefined;
    },
  };
}

/** RFC 7983: the first byte tells DTLS from media; RFC 5761: payload types 64 to 95 are RTCP. */
function isDtls(packet: Buffer): boolean {
  return packet[0]! >= 20 && packet[0]! <= 63;
}

function isRtcp(packet: Buffer): boolean {
  const payloadType = packet[1]! & 0x7f;
  return payloadType >= 64 && payloadType <= 95;
}
