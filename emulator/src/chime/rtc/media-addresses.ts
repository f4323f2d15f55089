import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** IPv4 addresses of this machine at which browsers reach the media port, the preferred one first. */
export type MediaAddresses = readonly [string, ...string[]];

export type MediaClients = 'this-machine' | 'network';

/** Reads a comma-separated list. @throws Error that names what is not an IPv4 address. */
export function readMediaAddresses(text: string): MediaAddresses {
  const [first = '', ...rest] = text.split(',').map((each) => each.trim());
  const wrong = [first, ...rest].filter((each) => !isIPv4(each));
  if (wrong.length === 0) return [first, ...rest];
  throw new Error(
    `The emulator's environment is wrong: EMULATOR_MEDIA_ADDRESSES holds '${wrong.join("', '")}', which is no IPv4 address.`,
  );
}

/**
 * Whether a packet from this address was sent by this machine: the kernel drops packets that arrive from outside
 * with one of the machine's own addresses. Asked anew each time, as a laptop changes its network.
 */
export function isOwnAddress(address: string): boolean {
  if (address.startsWith('127.')) return true;
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return own.some((each) => each.address === address);
}
