import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { platform } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import type { MediaAddresses } from './media-addresses.ts';
import { seal } from './stun.ts';
import { openUdpMux, type MuxedPeer, type PeerAddress, type UdpMux } from './udp-mux.ts';

const PASSWORD = 'VOkJxbRl1RmTxUk/WvJxBt';
/** The sample request of RFC 5769 §2.1 with its user name alone, `evtj:h6vY`. */
const unsignedCheck = Buffer.from(
  '000100102112a442b7e7a701bc34d686fa87dfae000600096576746a3a68367659202020',
  'hex',
);

const open: (UdpMux | Socket)[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function muxAt(
  addresses: MediaAddresses,
  isAllowed: (address: string) => boolean = () => true,
) {
  const mux = await openUdpMux({ port: 0, addresses, isAllowed });
  open.push(mux);
  const checkedFrom: PeerAddress[] = [];
  const packets: string[] = [];
  const peer: MuxedPeer = {
    iceUfrag: 'evtj',
    icePassword: PASSWORD,
    onChecked: (address) => void checkedFrom.push(address),
    onPacket: (packet) => void packets.push(packet.toString()),
  };
  mux.add(peer);
  return { mux, checkedFrom, packets };
}

async function client(): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  open.push(socket);
  await once(socket, 'listening');
  return socket;
}

/** Where the next packet comes from. */
async function nextSender(socket: Socket): Promise<{ address: string; port: number }> {
  const [, from] = (await once(socket, 'message')) as [Buffer, { address: string; port: number }];
  return from;
}

/** Linux has all of 127.0.0.0/8 on its loopback interface, others one address of it. */
const ADDRESSES = platform() === 'linux' ? ['127.0.0.1', '127.0.0.2'] : ['127.0.0.1'];

describe('the media port', () => {
  it.each(ADDRESSES)('at %s answers and sends from the address that was asked', async (address) => {
    const { mux, checkedFrom, packets } = await muxAt(['127.0.0.1', ...ADDRESSES.slice(1)]);
    const browser = await client();
    browser.send(seal(unsignedCheck, PASSWORD), mux.port, address);
    expect(await nextSender(browser)).toMatchObject({ address, port: mux.port });

    mux.send(Buffer.from('media'), checkedFrom[0]!);
    expect(await nextSender(browser)).toMatchObject({ address, port: mux.port });

    browser.send('from the browser', mux.port, address);
    await expect.poll(() => packets).toEqual(['from the browser']);
  });

  it('does not answer a client that is not allowed, though it knows the password', async () => {
    const refused: string[] = [];
    const { mux, checkedFrom } = await muxAt(['127.0.0.1'], (address) => {
      refused.push(address);
      return false;
    });
    const browser = await client();
    browser.send(seal(unsignedCheck, PASSWORD), mux.port, '127.0.0.1');
    await expect.poll(() => refused).toEqual(['127.0.0.1']);
    expect(checkedFrom).toEqual([]);
  });
});
