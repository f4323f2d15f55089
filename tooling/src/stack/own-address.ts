import type { NetworkInterfaceInfo } from 'node:os';

const LOOPBACK = '127.0.0.1';

/**
 * Where browsers on this machine reach the emulator's media: Firefox gathers no loopback candidates and so needs an
 * address of the machine's network, if there is one.
 */
export function mediaAddresses(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): string[] {
  const own = ownAddress(interfaces);
  return own === undefined ? [LOOPBACK] : [LOOPBACK, own];
}

/** The first IPv4 address under which other machines know this one; undefined without a network. */
export function ownAddress(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): string | undefined {
  const all = Object.values(interfaces).flatMap((each) => each ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}
