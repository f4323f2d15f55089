import type { ChatItem, ChatListeners, ChatSession, OpenChat } from './chat-port.ts';

export interface FakeChat {
  readonly openChat: OpenChat;
  /** How often it was opened. */
  readonly opened: number;
  /** Everything that the customer's side told the service, in order. */
  readonly told: readonly string[];
  /** What the service keeps; add to it what came while nobody listened. */
  readonly kept: ChatItem[];
  /** As the open session's listeners. */
  readonly listeners: ChatListeners;
  /** A new item that everybody hears of. */
  say(item: ChatItem): void;
  /** The next calls of this kind fail with the error. */
  fail(what: keyof ChatSession | 'open', error: unknown, times?: number): void;
  /** The service answers sends before their echo, or only echoes. */
  echoFirst: boolean;
  /** What somebody else says before a send is answered. */
  saidMeanwhile: ChatItem | null;
}

let count = 0;

export function anItem(change: Partial<ChatItem> = {}): ChatItem {
  count += 1;
  return {
    id: `item-${count}`,
    at: new Date(Date.parse('2026-03-02T10:00:00Z') + count * 1000).toISOString(),
    from: 'agent',
    name: 'Alice',
    content: { kind: 'text', text: `line ${count}` },
    ...change,
  };
}

/** The chat service in memory: echoes what is sent, keeps a history, replays nothing. */
export function createFakeChat(): FakeChat {
  const told: string[] = [];
  const kept: ChatItem[] = [];
  const failures = new Map<string, { error: unknown; times: number }>();
  let listeners: ChatListeners | null = null;
  let opened = 0;

  const act = (what: string, detail = '') => {
    told.push(detail === '' ? what : `${what} ${detail}`);
    const failure = failures.get(what);
    if (!failure || failure.times === 0) return;
    failure.times -= 1;
    throw failure.error;
  };
  const say = (item: ChatItem) => {
    kept.push(item);
    listeners?.onItem(item);
  };
  const fake = {
    echoFirst: true,
    saidMeanwhile: null as ChatItem | null,
    told,
    kept,
    say,
    get opened() {
      return opened;
    },
    get listeners() {
      if (!listeners) throw new Error('The chat was not opened.');
      return listeners;
    },
    fail: (what: string, error: unknown, times = 1) => void failures.set(what, { error, times }),
  };

  const session: ChatSession = {
    async history() {
      act('history');
      return [...kept];
    },
    async send(text) {
      act('send', text);
      const item = anItem({ from: 'customer', name: 'Chris', content: { kind: 'text', text } });
      if (fake.echoFirst) say(item);
      else kept.push(item);
      if (fake.saidMeanwhile) say(fake.saidMeanwhile);
      return { id: item.id, at: item.at };
    },
    async sendFile(file) {
      act('sendFile', file.name);
      const content = {
        kind: 'file',
        attachmentId: 'a1',
        fileName: file.name,
        status: 'ready',
      } as const;
      say(anItem({ from: 'customer', name: 'Chris', content }));
    },
    async fileUrl(attachmentId) {
      act('fileUrl', attachmentId);
      return `https://files.example/${attachmentId}`;
    },
    tellTyping: () => act('typing'),
    tellRead: (id) => act('read', id),
    async end() {
      act('end');
    },
    close: () => act('close'),
  };

  return Object.assign(fake, {
    openChat: async (_details: unknown, to: ChatListeners) => {
      act('open');
      opened += 1;
      listeners = to;
      return session;
    },
  });
}
