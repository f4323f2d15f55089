import type { NetworkInterfaceInfoIPv4, NetworkInterfaceInfoIPv6 } from 'node:os';
import { describe, expect, it } from 'vitest';
import { mediaAddresses } from './own-address.ts';

const ipv4 = (address: string, internal = false): NetworkInterfaceInfoIPv4 => ({
  address,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: `${address}/24`,
});
const ipv6: NetworkInterfaceInfoIPv6 = {
  ...ipv4('2001:db8::7'),
  family: 'IPv6',
  scopeid: 0,
};

describe('media is reached', () => {
  it('at loopback alone on a machine without a network', () => {
    expect(mediaAddresses({ lo: [ipv4('127.0.0.1', true)] })).toEqual(['127.0.0.1']);
    expect(mediaAddresses({ lo: undefined })).toEqual(['127.0.0.1']);
  });

  it("at loopback and at the machine's first IPv4 address of a network", () => {
    const interfaces = {
      lo: [ipv4('127.0.0.1', true)],
      wlan0: [ipv6, ipv4('192.0.2.7')],
      eth0: [ipv4('198.51.100.7')],
    };
    expect(mediaAddresses(interfaces)).toEqual(['127.0.0.1', '192.0.2.7']);
  });
});
