import { WebSocket } from 'ws';
import type { Item } from './item.ts';

export interface HubSocketOptions {
  /** Called at the first subscription to the chat topic. */
  readonly onSubscribed?: () => void;
  readonly onClosed?: () => void;
}

export type Hub = ReturnType<typeof createHub>;

const chatTopic = 'aws/chat';

/** The sockets of customers (key: participant id) and agents (key: user id), and what each subscribed to. */
export function createHub() {
  const sockets = new Map<string, Map<WebSocket, Set<string>>>();

  function reply(socket: WebSocket, frame: unknown): void {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  function handle(
    socket: WebSocket,
    topics: Set<string>,
    raw: string,
    options: HubSocketOptions,
  ): void {
    const frame = parseFrame(raw);
    switch (frame?.topic) {
      case 'aws/heartbeat':
        return reply(socket, { topic: 'aws/heartbeat' });
      case 'aws/ping':
        return reply(socket, { topic: 'aws/ping', statusCode: 200, statusContent: 'OK' });
      case 'aws/subscribe': {
        const wanted = frame.topics ?? [];
        for (const topic of wanted) topics.add(topic);
        reply(socket, { topic: 'aws/subscribe', content: { status: 'success', topics: wanted } });
        if (wanted.includes(chatTopic)) options.onSubscribed?.();
        return;
      }
      default:
        // Frames that nobody knows harm nobody: the service ignores them too.
        return;
    }
  }

  return {
    add(key: string, socket: WebSocket, options: HubSocketOptions = {}): void {
      const topics = new Set<string>();
      const group = sockets.get(key) ?? new Map<WebSocket, Set<string>>();
      sockets.set(key, group.set(socket, topics));
      socket.on('message', (data: Buffer) =>
        handle(socket, topics, data.toString('utf8'), options),
      );
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        group.delete(socket);
        options.onClosed?.();
      });
    },
    send(key: string, item: Item): void {
      for (const [socket, topics] of sockets.get(key) ?? []) {
        if (!topics.has(chatTopic)) continue;
        reply(socket, {
          topic: chatTopic,
          contentType: 'application/json',
          content: JSON.stringify(item),
        });
      }
    },
    /** Cuts the connections without a close frame, as a lost network does. */
    drop(key: string): number {
      const group = [...(sockets.get(key)?.keys() ?? [])];
      for (const socket of group) socket.terminate();
      return group.length;
    },
    dropAll(): void {
      for (const key of sockets.keys()) this.drop(key);
    },
  };
}

function parseFrame(raw: string): { topic: string; topics?: string[] } | undefined {
  try {
    const frame = JSON.parse(raw) as { topic?: unknown; content?: { topics?: unknown } } | null;
    if (typeof frame?.topic !== 'string') return undefined;
    const topics = frame.content?.topics;
    if (!Array.isArray(topics)) return { topic: frame.topic };
    return { topic: frame.topic, topics: topics.filter((each) => typeof each === 'string') };
  } catch {
    return undefined;
  }
}
