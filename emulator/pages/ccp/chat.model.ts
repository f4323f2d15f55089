import { createStore, type Store } from '../lib/store.ts';
import {
  addLine,
  applyReceipt,
  lineOf,
  type ChatItem,
  type ChatLine,
  type MessageMetadata,
} from './chat-lines.ts';
import type { ChatSession, Contact } from './streams.ts';

export interface ChatView {
  readonly state: 'opening' | 'open' | 'failed' | 'ended';
  readonly lines: readonly ChatLine[];
  readonly isTyping: boolean;
  readonly isOnline: boolean;
  readonly unread: number;
  readonly hasOlder: boolean;
  readonly problem?: string | undefined;
}

export interface Chat {
  readonly view: Store<ChatView>;
  send(text: string): void;
  retry(line: ChatLine): void;
  attach(file: File): Promise<void>;
  download(line: ChatLine): Promise<void>;
  typing(): void;
  /** The agent sees the conversation now: what came is read. */
  look(): void;
  older(): Promise<void>;
  open(): Promise<void>;
  stop(): void;
}

const event = 'application/vnd.amazonaws.connect.event.';
const pageSize = 50;
/** The other side says at most every 10 s that it types (ChatJS 5.0.0 throttles it so). */
const typingShownMs = 12_000;

interface SessionEvent {
  readonly data: ChatItem;
}

/** The agent's side of one chat, over the session that Streams opens for the contact. */
export function createChat(contact: Contact): Chat {
  const view = createStore<ChatView>({
    state: 'opening',
    lines: [],
    isTyping: false,
    isOnline: true,
    unread: 0,
    hasOlder: false,
  });
  const connection = contact.getAgentConnection() as connect.ChatConnection;
  const me = connection.getConnectionId();
  const change = (part: Partial<ChatView>) => view.update((now) => ({ ...now, ...part }));
  const add = (line: ChatLine) => change({ lines: addLine(view.get().lines, line) });
  let session: ChatSession | undefined;
  let olderToken: string | undefined;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let lastRead: string | undefined;
  let isStopped = false;

  async function open(): Promise<void> {
    change({ state: 'opening', problem: undefined });
    try {
      session = (await connection.getMediaController()) as ChatSession;
      if (isStopped) return;
      listen(session);
      await load();
      change({ state: 'open' });
    } catch {
      change({ state: 'failed', problem: 'The conversation couldn’t be opened.' });
    }
  }

  function listen(current: ChatSession): void {
    const receipt = (message: unknown) =>
      applyMetadata((message as SessionEvent).data.MessageMetadata);
    current.onMessage((message) => receive((message as unknown as SessionEvent).data));
    current.onTyping((message) => showTyping((message as unknown as SessionEvent).data));
    current.onReadReceipt(receipt);
    current.onDeliveredReceipt(receipt);
    current.onConnectionLost(() => change({ isOnline: false }));
    current.onConnectionEstablished(() => {
      const wasAway = !view.get().isOnline;
      change({ isOnline: true });
      // Nothing is replayed after a lost socket.
      if (wasAway) void load().catch(() => undefined);
    });
    current.onEnded(() => change({ state: 'ended', isTyping: false }));
  }

  function applyMetadata(metadata: MessageMetadata | undefined): void {
    if (metadata) change({ lines: applyReceipt(view.get().lines, metadata) });
  }

  function receive(item: ChatItem): void {
    const line = lineOf(item, me);
    if (!line) return;
    add(line);
    if (line.author !== 'other') return;
    clearTimeout(typingTimer);
    change({ isTyping: false, unread: view.get().unread + 1 });
    if (line.kind === 'message') acknowledge('message.delivered', line.id);
  }

  function showTyping(item: ChatItem): void {
    if (item.ParticipantId === me) return;
    clearTimeout(typingTimer);
    typingTimer = setTimeout(() => change({ isTyping: false }), typingShownMs);
    change({ isTyping: true });
  }

  function acknowledge(what: 'message.delivered' | 'message.read', messageId: string): void {
    const content = JSON.stringify({ messageId });
    void session
      ?.sendEvent({ contentType: `${event}${what}`, content } as never)
      // A receipt that is lost harms nobody; the next one covers it.
      .catch(() => undefined);
  }

  async function load(nextToken?: string): Promise<void> {
    const answer = await session?.getTranscript({
      maxResults: pageSize,
      scanDirection: 'BACKWARD',
      sortOrder: 'ASCENDING',
      ...(nextToken ? { nextToken } : {}),
    });
    const page = answer?.data;
    if (!page) return;
    olderToken = page.NextToken || undefined;
    let { lines } = view.get();
    for (const item of page.Transcript) {
      const line = lineOf(item, me);
      if (line) lines = addLine(lines, line);
    }
    change({ lines, hasOlder: olderToken !== undefined });
  }

  async function deliver(line: ChatLine): Promise<void> {
    try {
      const answer = await session?.sendMessage({ contentType: 'text/plain', message: line.text });
      const { lines } = view.get();
      const id = answer?.data?.Id;
      if (!id || !lines.includes(line)) return;
      const { progress: _sent, ...rest } = line;
      change({
        lines: addLine(
          lines.filter((each) => each !== line),
          { ...rest, id },
        ),
      });
    } catch {
      const failed = { ...line, progress: 'failed' as const };
      change({ lines: view.get().lines.map((each) => (each === line ? failed : each)) });
    }
  }

  function send(text: string): void {
    const line: ChatLine = {
      id: `sending-${crypto.randomUUID()}`,
      kind: 'message',
      author: 'me',
      name: '',
      text,
      at: Date.now(),
      progress: 'sending',
    };
    change({ lines: [...view.get().lines, line] });
    void deliver(line);
  }

  void open();
  return {
    view,
    open,
    send,
    retry(line) {
      change({ lines: view.get().lines.filter((each) => each !== line) });
      send(line.text);
    },
    async attach(file) {
      change({ problem: undefined });
      try {
        await session?.sendAttachment({ attachment: file });
      } catch {
        change({
          problem: `${file.name} couldn’t be sent. Check its type and that it is under 20 MB.`,
        });
      }
    },
    async download({ attachment }) {
      if (!attachment || !session) return;
      try {
        save(await session.downloadAttachment({ attachmentId: attachment.id }), attachment.name);
      } catch {
        change({ problem: `${attachment.name} couldn’t be fetched. Try again.` });
      }
    },
    typing: () => void session?.sendEvent({ contentType: `${event}typing` }).catch(() => undefined),
    look() {
      const last = view.get().lines.findLast(isFromCustomer);
      if (view.get().unread) change({ unread: 0 });
      if (!last || last.id === lastRead || view.get().state !== 'open') return;
      lastRead = last.id;
      acknowledge('message.read', last.id);
    },
    async older() {
      if (olderToken) await load(olderToken);
    },
    stop() {
      isStopped = true;
      clearTimeout(typingTimer);
    },
  };
}

const isFromCustomer = (line: ChatLine) => line.author === 'other' && line.kind === 'message';

function save(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href, download: name });
  link.click();
  // After the browser has taken the address in.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
