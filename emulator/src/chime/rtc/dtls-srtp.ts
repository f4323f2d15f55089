import { createHash, X509Certificate } from 'node:crypto';
import {
  CipherContext,
  DtlsClient,
  HashAlgorithm,
  NamedCurveAlgorithm,
  RtpHeader,
  SignatureAlgorithm,
  SrtcpSession,
  SrtpSession,
} from 'werift';

/** AEAD_AES_128_GCM (RFC 7714): Chromium supports it, and it costs half of AES-CM with HMAC-SHA1. */
const PROFILE = 0x0007;
const KEY_BYTES = 16;
const SALT_BYTES = 12;

export interface Certificate {
  readonly certPem: string;
  readonly keyPem: string;
  readonly signatureHash: Awaited<
    ReturnType<typeof CipherContext.createSelfSignedCertificateWithKey>
  >['signatureHash'];
  /** sha-256, upper-case hex with colons, as in SDP. */
  readonly fingerprint: string;
}

/** One certificate serves all connections of a process. */
export async function createCertificate(): Promise<Certificate> {
  const certificate = await CipherContext.createSelfSignedCertificateWithKey(
    { signature: SignatureAlgorithm.ecdsa_3, hash: HashAlgorithm.sha256_4 },
    NamedCurveAlgorithm.secp256r1_23,
  );
  return { ...certificate, fingerprint: new X509Certificate(certificate.certPem).fingerprint256 };
}

export interface OutgoingRtp {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payload: Buffer;
}

/** Keys agreed with one peer. */
export interface SecureChannel {
  protectRtp(packet: OutgoingRtp): Buffer;
  protectRtcp(packet: Buffer): Buffer;
  /** @throws Error if the packet was not made with the peer's key */
  unprotectRtp(packet: Buffer): Buffer;
  /** @throws Error if the packet was not made with the peer's key */
  unprotectRtcp(packet: Buffer): Buffer;
}

export interface Handshake {
  start(): void;
  receive(packet: Buffer): void;
}

export interface HandshakeOptions {
  readonly certificate: Certificate;
  /** The fingerprint that the peer's description promised. */
  readonly remoteFingerprint: string;
  send(packet: Buffer): void;
  onSecure(channel: SecureChannel): void;
  onFailed(error: Error): void;
}

/** DTLS 1.2 in the client role, then SRTP keys from it (RFC 5764). */
export function createHandshake(options: HandshakeOptions): Handshake {
  const { certificate, remoteFingerprint, send, onSecure, onFailed } = options;
  const transport = {
    type: 'udp',
    address: { address: '127.0.0.1', family: 'IPv4', port: 0 },
    closed: false,
    onData: (_data: Buffer): void => undefined,
    send: (data: Buffer) => Promise.resolve(send(data)),
    close: () => Promise.resolve(),
  };
  const dtls = new DtlsClient({
    cert: certificate.certPem,
    key: certificate.keyPem,
    signatureHash: certificate.signatureHash,
    transport,
    srtpProfiles: [PROFILE],
    extendedMasterSecret: true,
  });
  dtls.onError.subscribe(onFailed);
  dtls.onConnect.subscribe(() => {
    const seen = dtls.remoteCertificate && fingerprintOf(dtls.remoteCertificate);
    if (seen !== remoteFingerprint) {
      onFailed(new Error('The certificate of the peer is not the one that its offer promised.'));
    } else {
      onSecure(createChannel(dtls));
    }
  });
  return {
    start: () => {
      dtls.connect().catch(onFailed);
    },
    receive: (packet) => transport.onData(packet),
  };
}

function createChannel(dtls: DtlsClient): SecureChannel {
  const { localKey, localSalt, remoteKey, remoteSalt } = dtls.extractSessionKeys(
    KEY_BYTES,
    SALT_BYTES,
  ) as Record<'localKey' | 'localSalt' | 'remoteKey' | 'remoteSalt', Buffer>;
  const keys = {
    localMasterKey: localKey,
    localMasterSalt: localSalt,
    remoteMasterKey: remoteKey,
    remoteMasterSalt: remoteSalt,
  };
  const srtp = new SrtpSession({ keys, profile: PROFILE });
  const srtcp = new SrtcpSession({ keys, profile: PROFILE });
  return {
    protectRtp: ({ payload, ...header }) =>
      srtp.encrypt(payload, new RtpHeader({ ...header, version: 2 })),
    protectRtcp: (packet) => srtcp.encrypt(packet),
    unprotectRtp: (packet) => srtp.decrypt(packet),
    unprotectRtcp: (packet) => srtcp.decrypt(packet),
  };
}

function fingerprintOf(certificate: Buffer): string {
  const hex = createHash('sha256').update(certificate).digest('hex').toUpperCase();
  return hex.match(/../g)?.join(':') ?? '';
}
