import { WebSocket } from 'ws';
import type { ContactCenter } from '../contacts/contact-center.ts';
import type { SocketDoor } from '../sockets.ts';

interface Room {
  readonly sockets: Set<WebSocket>;
  /** What one side said before the other had come. */
  early: string[];
}

const maxEarly = 100;

/** `/rtc?c=<contactId>`: hands every frame to the other of exactly two sides of a call. */
export function createSignalRooms(center: ContactCenter) {
  const rooms = new Map<string, Room>();

  center.observe({
    ended(contact) {
      for (const socket of rooms.get(contact.id)?.sockets ?? []) socket.close(1000, 'call ended');
      rooms.delete(contact.id);
    },
  });

  function enter(contactId: string, socket: WebSocket): void {
    const room = rooms.get(contactId) ?? { sockets: new Set<WebSocket>(), early: [] };
    rooms.set(contactId, room);
    if (room.sockets.size >= 2) return socket.close(1008, 'both sides are taken');
    room.sockets.add(socket);
    for (const frame of room.early.splice(0)) socket.send(frame);
    socket.on('message', (data: Buffer) => relay(room, socket, data.toString('utf8')));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => room.sockets.delete(socket));
  }

  function relay(room: Room, from: WebSocket, frame: string): void {
    const other = [...room.sockets].find((each) => each !== from);
    if (other?.readyState === WebSocket.OPEN) other.send(frame);
    else if (room.early.length < maxEarly) room.early.push(frame);
  }

  const door: SocketDoor = (query) => {
    const contact = center.find(query.get('c') ?? '');
    if (contact?.channel !== 'VOICE' || contact.state === 'ended') return undefined;
    return (socket) => enter(contact.id, socket);
  };
  return { door };
}
