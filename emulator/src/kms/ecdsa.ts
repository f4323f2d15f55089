import { createECDH, type KeyObject } from 'node:crypto';

/** Order of P-256's base point (FIPS 186-5; SEC 2, secp256r1). */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/** ECDSA over a digest that the caller made, in DER: Node signs only what it hashes itself. */
export function signDigest(privateKey: KeyObject, digest: Buffer): Buffer {
  const secret = toNumber(Buffer.from(privateKey.export({ format: 'jwk' }).d!, 'base64url'));
  const once = createECDH('prime256v1');
  const point = once.generateKeys();
  const r = toNumber(point.subarray(1, 33)) % ORDER;
  const s = (inverse(toNumber(once.getPrivateKey())) * (toNumber(digest) + r * secret)) % ORDER;
  const integers = Buffer.concat([integer(r), integer(s)]);
  return Buffer.concat([Buffer.from([0x30, integers.length]), integers]);
}

const toNumber = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`);

/** By Fermat: the order is a prime. */
function inverse(value: bigint): bigint {
  let result = 1n;
  let base = value % ORDER;
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % ORDER;
    base = (base * base) % ORDER;
  }
  return result;
}

/** DER: no zeros in front, save one where the first bit would make it negative. */
function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const positive = bytes[0]! & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
  return Buffer.concat([Buffer.from([0x02, positive.length]), positive]);
}
