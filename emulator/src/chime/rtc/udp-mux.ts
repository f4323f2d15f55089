import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { MediaAddresses } from './media-addresses.ts';
import { bindingSuccess, isStun, parseBindingRequest } from './stun.ts';

/** One peer behind the shared port. */
export interface MuxedPeer {
  readonly iceUfrag: string;
  readonly icePassword: string;
  /** The peer proved to be at this address, by a signed ICE check; nominated means: use it. */
  onChecked(address: PeerAddress, isNominated: boolean): void;
  onPacket(packet: Buffer): void;
}

/** Both ends of a path: a client takes packets only from the address that it sent its checks to. */
export interface PeerAddress {
  readonly address: string;
  readonly port: number;
  readonly localAddress: string;
}

/**
 * ICE-lite for all peers on one UDP port: a check finds its peer by our ufrag in the user name,
 * later packets by the address that the check came from.
 */
export interface UdpMux {
  readonly port: number;
  add(peer: MuxedPeer): void;
  remove(peer: MuxedPeer): void;
  send(packet: Buffer, to: PeerAddress): void;
  close(): Promise<void>;
}

export interface UdpMuxOptions {
  /** 0 lets the operating system choose. */
  readonly port: number;
  /** The port is opened at each of them. */
  readonly addresses: MediaAddresses;
  /** Whether checks from that address are answered. */
  readonly isAllowed: (address: string) => boolean;
}

export async function openUdpMux(options: UdpMuxOptions): Promise<UdpMux> {
  const sockets = await openSockets(options);
  const byUfrag = new Map<string, MuxedPeer>();
  const byAddress = new Map<string, MuxedPeer>();

  for (const [localAddress, socket] of sockets) {
    const answer = answerCheck.bind(undefined, { ...options, socket, byUfrag, byAddress });
    socket.on('message', (packet, { address, port }) => {
      const from = { address, port, localAddress };
      if (isStun(packet)) answer(packet, from);
      else byAddress.get(keyOf(from))?.onPacket(packet);
    });
    // A peer that is gone answers with ICMP; the other peers on this port must not notice.
    socket.on('error', () => undefined);
  }

  return {
    port: portOf(sockets),
    add: (peer) => void byUfrag.set(peer.iceUfrag, peer),
    remove(peer) {
      byUfrag.delete(peer.iceUfrag);
      for (const [key, each] of byAddress) if (each === peer) byAddress.delete(key);
    },
    send: (packet, to) =>
      sockets.get(to.localAddress)?.send(packet, to.port, to.address, () => undefined),
    close: () => closeAll(sockets),
  };
}

type Sockets = ReadonlyMap<string, Socket>;

const portOf = (sockets: Sockets) => [...sockets.values()][0]!.address().port;

/** The port that the first address chose may be taken at another one: then all choose again. */
const MAX_ATTEMPTS = 5;

async function openSockets(options: UdpMuxOptions, attempt = 1): Promise<Sockets> {
  const { port, addresses } = options;
  const sockets = new Map<string, Socket>();
  try {
    for (const address of addresses) {
      const samePort = sockets.size === 0 ? port : portOf(sockets);
      sockets.set(address, await openSocket(samePort, address));
    }
    return sockets;
  } catch (error) {
    await closeAll(sockets);
    if (port !== 0 || attempt === MAX_ATTEMPTS) throw error;
    return openSockets(options, attempt + 1);
  }
}

async function openSocket(port: number, address: string): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 21, sendBufferSize: 1 << 21 });
  socket.bind(port, address);
  await once(socket, 'listening').catch((cause: unknown) => {
    const message = `UDP port ${port} on ${address} cannot be opened: choose a free one, or 0.`;
    throw new Error(message, { cause });
  });
  return socket;
}

async function closeAll(sockets: Sockets): Promise<void> {
  const closed = [...sockets.values()].map((each) => once(each.close(), 'close'));
  await Promise.all(closed);
}

interface CheckContext {
  readonly socket: Socket;
  readonly byUfrag: ReadonlyMap<string, MuxedPeer>;
  readonly byAddress: Map<string, MuxedPeer>;
  readonly isAllowed: UdpMuxOptions['isAllowed'];
}

function answerCheck(context: CheckContext, packet: Buffer, from: PeerAddress): void {
  const { socket, byUfrag, byAddress, isAllowed } = context;
  const request = parseBindingRequest(packet);
  const peer = request && byUfrag.get(request.username.split(':', 1)[0] ?? '');
  if (!peer || !request.isSignedWith(peer.icePassword) || !isAllowed(from.address)) return;
  byAddress.set(keyOf(from), peer);
  const answer = bindingSuccess(request.transactionId, from, peer.icePassword);
  socket.send(answer, from.port, from.address, () => undefined);
  peer.onChecked(from, request.useCandidate);
}

function keyOf({ address, port, localAddress }: PeerAddress): string {
  return `${localAddress} ${address}:${port}`;
}
