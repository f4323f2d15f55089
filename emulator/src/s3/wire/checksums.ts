import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { createCrc64Nvme } from './crc64-nvme.ts';

/** The algorithms of `x-amz-checksum-…`. */
export const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64; that of a multipart object ends in `-` and the number of parts. */
  readonly value: string;
}

export const checksumHeader = (algorithm: ChecksumAlgorithm) =>
  `x-amz-checksum-${algorithm.toLowerCase()}`;

/** The element's name in requests and answers, such as `ChecksumCRC32`. */
export const checksumElement = (algorithm: ChecksumAlgorithm) => `Checksum${algorithm}` as const;

export function algorithmNamed(name: string | undefined): ChecksumAlgorithm | undefined {
  const wanted = name?.toUpperCase();
  return checksumAlgorithms.find((each) => each === wanted);
}

interface Digest {
  update(data: Buffer): void;
  base64(): string;
}

export function createDigest(algorithm: ChecksumAlgorithm): Digest {
  if (algorithm === 'SHA1' || algorithm === 'SHA256') {
    const hash = createHash(algorithm.toLowerCase());
    return { update: (data) => void hash.update(data), base64: () => hash.digest('base64') };
  }
  if (algorithm === 'CRC64NVME') return createCrc64Nvme();
  const step = algorithm === 'CRC32' ? crc32 : crc32c;
  let value = 0;
  return {
    update: (data) => void (value = step(data, value)),
    base64: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes.toString('base64');
    },
  };
}

/** A multipart object's checksum: the checksum of its parts' checksums, and how many they are. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: readonly string[]): string {
  const digest = createDigest(algorithm);
  for (const part of parts) digest.update(Buffer.from(part, 'base64'));
  return `${digest.base64()}-${parts.length}`;
}

// Castagnoli's polynomial, bits reversed; Node has the other CRC-32 only.
const CASTAGNOLI = 0x82f63b78;
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ CASTAGNOLI : value >>> 1;
  return value;
});

function crc32c(data: Buffer, previous: number): number {
  let value = ~previous;
  for (const byte of data) value = table[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return ~value >>> 0;
}
