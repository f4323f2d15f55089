import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { bindingSuccess, isStun, parseBindingRequest } from './stun.ts';

/** One peer behind the shared port. */
export interface MuxedPeer {
  readonly iceUfrag: string;
  readonly icePassword: string;
  /** The peer proved to be at this address, by a signed ICE check; nominated means: use it. */
  onChecked(address: PeerAddress, isNominated: boolean): void;
  onPacket(packet: Buffer): void;
}

export interface PeerAddress {
  readonly address: string;
  readonly port: number;
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

export async function openUdpMux(port: number, bindAddress: string): Promise<UdpMux> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 21, sendBufferSize: 1 << 21 });
  socket.bind(port, bindAddress);
  await once(socket, 'listening').catch((cause: unknown) => {
    const message = `UDP port ${port} on ${bindAddress} cannot be opened: choose a free one, or 0.`;
    throw new Error(message, { cause });
  });
  const byUfrag = new Map<string, MuxedPeer>();
  const byAddress = new Map<string, MuxedPeer>();

  socket.on('message', (packet, from) => {
    if (isStun(packet)) answerCheck(packet, from, { socket, byUfrag, byAddress });
    else byAddress.get(keyOf(from))?.onPacket(packet);
  });
  // A peer that is gone answers with ICMP; the other peers on this port must not notice.
  socket.on('error', () => undefined);

  return {
    port: socket.address().port,
    add: (peer) => void byUfrag.set(peer.iceUfrag, peer),
    remove(peer) {
      byUfrag.delete(peer.iceUfrag);
      for (const [key, each] of byAddress) if (each === peer) byAddress.delete(key);
    },
    send: (packet, to) => socket.send(packet, to.port, to.address, () => undefined),
    close: () => new Promise((resolve) => socket.close(resolve)),
  };
}

interface Tables {
  readonly socket: Socket;
  readonly byUfrag: ReadonlyMap<string, MuxedPeer>;
  readonly byAddress: Map<string, MuxedPeer>;
}

function answerCheck(packet: Buffer, from: RemoteInfo, { socket, byUfrag, byAddress }: Tables) {
  const request = parseBindingRequest(packet);
  const peer = request && byUfrag.get(request.username.split(':', 1)[0] ?? '');
  if (!peer || !request.isSignedWith(peer.icePassword)) return;
  byAddress.set(keyOf(from), peer);
  const answer = bindingSuccess(request.transactionId, from, peer.icePassword);
  socket.send(answer, from.port, from.address, () => undefined);
  peer.onChecked({ address: from.address, port: from.port }, request.useCandidate);
}

function keyOf({ address, port }: PeerAddress): string {
  return `${address}:${port}`;
}
