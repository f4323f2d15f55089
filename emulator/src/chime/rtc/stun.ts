import { createHmac, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** The part of RFC 8489 that an ICE-lite agent (RFC 8445 §2.5) needs: binding requests and answers. */
const MAGIC_COOKIE = 0x2112a442;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const USERNAME = 0x0006;
const MESSAGE_INTEGRITY = 0x0008;
const XOR_MAPPED_ADDRESS = 0x0020;
const USE_CANDIDATE = 0x0025;
const FINGERPRINT = 0x8028;
const FINGERPRINT_XOR = 0x5354554e;

export interface BindingRequest {
  readonly transactionId: Buffer;
  /** `<our ufrag>:<their ufrag>` */
  readonly username: string;
  readonly useCandidate: boolean;
  /** True if the message was signed with this password. */
  isSignedWith(password: string): boolean;
}

export function isStun(packet: Buffer): boolean {
  return packet.length >= 20 && packet[0]! < 4 && packet.readUInt32BE(4) === MAGIC_COOKIE;
}

/** Undefined for anything that isn't a well-formed binding request. */
export function parseBindingRequest(packet: Buffer): BindingRequest | undefined {
  if (!isStun(packet) || packet.readUInt16BE(0) !== BINDING_REQUEST) return undefined;
  const attributes = readAttributes(packet);
  const username = attributes?.get(USERNAME);
  const integrity = attributes?.get(MESSAGE_INTEGRITY);
  if (!attributes || !username || integrity?.value.length !== 20) return undefined;
  const fingerprint = attributes.get(FINGERPRINT);
  if (fingerprint && !isFingerprintRight(packet, fingerprint)) return undefined;
  return {
    transactionId: packet.subarray(8, 20),
    username: username.value.toString('utf8'),
    useCandidate: attributes.has(USE_CANDIDATE),
    isSignedWith: (password) =>
      timingSafeEqual(integrity.value, integrityOf(packet.subarray(0, integrity.offset), password)),
  };
}

/** The answer that tells a peer the address it was seen at (IPv4). */
export function bindingSuccess(
  transactionId: Buffer,
  seenAt: { address: string; port: number },
  password: string,
): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(BINDING_SUCCESS, 0);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  transactionId.copy(header, 8);
  const mapped = Buffer.concat([header, attribute(XOR_MAPPED_ADDRESS, xorAddress(seenAt))]);
  return seal(mapped, password);
}

/** Adds MESSAGE-INTEGRITY and FINGERPRINT to a message without them. */
export function seal(message: Buffer, password: string): Buffer {
  const signed = Buffer.concat([
    message,
    attribute(MESSAGE_INTEGRITY, integrityOf(message, password)),
  ]);
  const sealed = Buffer.concat([signed, attribute(FINGERPRINT, fingerprintOf(signed))]);
  sealed.writeUInt16BE(sealed.length - 20, 2);
  return sealed;
}

interface Attribute {
  /** Where the attribute's own header begins: what precedes it is what it signs. */
  readonly offset: number;
  readonly value: Buffer;
}

function readAttributes(packet: Buffer): Map<number, Attribute> | undefined {
  const end = 20 + packet.readUInt16BE(2);
  if (end > packet.length) return undefined;
  const attributes = new Map<number, Attribute>();
  for (let offset = 20; offset + 4 <= end;) {
    const length = packet.readUInt16BE(offset + 2);
    if (offset + 4 + length > end) return undefined;
    const value = packet.subarray(offset + 4, offset + 4 + length);
    attributes.set(packet.readUInt16BE(offset), { offset, value });
    offset += 4 + length + ((4 - (length % 4)) % 4);
  }
  return attributes;
}

function attribute(type: number, value: Buffer): Buffer {
  const padding = (4 - (value.length % 4)) % 4;
  const bytes = Buffer.alloc(4 + value.length + padding);
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

// Both checksums cover the message as if its length already counted their own attribute
// (RFC 8489 §14.5, §14.7).
function integrityOf(before: Buffer, password: string): Buffer {
  return createHmac('sha1', password).update(withLength(before, 24)).digest();
}

function fingerprintOf(before: Buffer): Buffer {
  const value = Buffer.alloc(4);
  value.writeUInt32BE((crc32(withLength(before, 8)) ^ FINGERPRINT_XOR) >>> 0);
  return value;
}

function isFingerprintRight(packet: Buffer, { offset, value }: Attribute): boolean {
  return value.equals(fingerprintOf(packet.subarray(0, offset)));
}

function withLength(message: Buffer, extra: number): Buffer {
  const copy = Buffer.from(message);
  copy.writeUInt16BE(message.length - 20 + extra, 2);
  return copy;
}

function xorAddress({ address, port }: { address: string; port: number }): Buffer {
  const value = Buffer.alloc(8);
  value[1] = 0x01;
  value.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 2);
  const ip = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  value.writeUInt32BE((ip ^ MAGIC_COOKIE) >>> 0, 4);
  return value;
}
