import type { Clock } from '../clock.ts';
import { createState, type Readable } from '../state.ts';
import * as chatLines from './chat-lines.ts';
import type { ChatLines } from './chat-lines.ts';
import { ChatRefused, FileRefused } from './chat-port.ts';
import type { ChatDetails, ChatItem, ChatListeners, ChatSession, OpenChat } from './chat-port.ts';

type ChatConnection =
  /** First contact with the service. */
  | 'opening'
  | 'open'
  | 'reconnecting'
  /** Given up for now; `retry` tries again. */
  | 'failed'
  /** The service no longer knows this chat: ended long ago, or its token is used up. */
  | 'refused'
  | 'ended';

export interface ChatState {
  readonly connection: ChatConnection;
  readonly lines: ChatLines;
  /** Who is in the chat for the company now. */
  readonly agentName: string | null;
  /** The company has ended the chat before any agent came: closed, full, or a bot could help. */
  readonly isTurnedAway: boolean;
  /** Who is typing now. */
  readonly typing: string | null;
  /** Lines that came while nobody looked. */
  readonly unread: number;
  readonly ending: 'no' | 'running' | 'failed';
}

export interface ChatModel extends Readable<ChatState> {
  open(): Promise<void>;
  retry(): Promise<void>;
  send(text: string): Promise<void>;
  sendFile(file: File): Promise<void>;
  resend(key: string): Promise<void>;
  discard(key: string): void;
  fileUrl(attachmentId: string): Promise<string>;
  /** Call at each keystroke; the agent is told now and then. */
  typing(): void;
  /** Whether somebody can see the chat: then the agent is told that lines were read. */
  setWatched(isWatched: boolean): void;
  end(): Promise<void>;
  destroy(): void;
}

export interface ChatDeps {
  readonly openChat: OpenChat;
  readonly details: ChatDetails;
  readonly clock: Clock;
}

/** The agent's side shows "typing" for as long, so more often would say nothing new. */
const TELL_TYPING_EVERY_MS = 8_000;
/** ChatJS on the other side repeats every 10 s while typing goes on (ChatJS 5.0.0). */
const TYPING_SHOWN_MS = 12_000;
const FIRST_RETRY_MS = 1_000;
const OPEN_ATTEMPTS = 5;
/** The service confirms the end over the socket; without a socket it can't. */
const END_CONFIRMED_WITHIN_MS = 3_000;

const initial: ChatState = {
  connection: 'opening',
  lines: [],
  agentName: null,
  isTurnedAway: false,
  typing: null,
  unread: 0,
  ending: 'no',
};

/** One chat from its opening to its end. */
export function createChat({ openChat, details, clock }: ChatDeps): ChatModel {
  const state = createState(initial);
  let session: ChatSession | null = null;
  let opening: Promise<void> | null = null;
  let isWatched = false;
  let isDestroyed = false;
  let pendingCount = 0;
  let toldTypingAt = -Infinity;
  let isBehind = false;
  let hasLeft = false;
  let catchingUp: Promise<void> | null = null;
  let stopTyping = () => {};
  let stopWaiting = () => {};

  const update = (change: Partial<ChatState>) => {
    if (!isDestroyed) state.set({ ...state.getSnapshot(), ...change });
  };
  const setLines = (lines: ChatLines) =>
    update({ lines, agentName: chatLines.presentAgent(lines) });
  const lines = () => state.getSnapshot().lines;
  const isPending = (key: string) =>
    lines().some((line) => line.key === key && line.id === undefined);
  const isOver = () => ['ended', 'refused'].includes(state.getSnapshot().connection);

  function tellRead(): void {
    const last = lines().findLast((line) => line.from === 'agent' && line.content.kind === 'text');
    if (isWatched && last?.id) session?.tellRead(last.id);
  }

  function ended(): void {
    stopTyping();
    stopWaiting();
    const isTurnedAway = !hasLeft && !chatLines.wasServed(lines());
    update({ connection: 'ended', agentName: null, typing: null, ending: 'no', isTurnedAway });
  }

  const listeners: ChatListeners = {
    onItem(item) {
      const isNew = !lines().some((line) => line.id === item.id);
      setLines(chatLines.withItems(lines(), [item]));
      if (item.from === 'customer' || !isNew) return;
      if (item.from === 'agent') {
        stopTyping();
        update({ typing: null });
      }
      if (isWatched) tellRead();
      else if (isWorthACount(item)) update({ unread: state.getSnapshot().unread + 1 });
    },
    onTyping(from, name) {
      if (from !== 'agent' || isOver()) return;
      stopTyping();
      stopTyping = clock.after(TYPING_SHOWN_MS, () => update({ typing: null }));
      update({ typing: name });
    },
    onReceipt: (messageId, receipt) => setLines(chatLines.withReceipt(lines(), messageId, receipt)),
    onConnection(connection) {
      if (isOver()) return;
      if (connection === 'open') {
        update({ connection: 'open' });
        void catchUp();
      } else update({ connection: connection === 'broken' ? 'failed' : 'reconnecting' });
    },
    onEnded: ended,
  };

  /** Nothing is replayed after a reconnect (Amazon Connect), so what was missed is asked for. */
  function catchUp(): Promise<void> {
    isBehind = true;
    catchingUp ??= readHistory().finally(() => (catchingUp = null));
    return catchingUp;
  }

  async function readHistory(): Promise<void> {
    while (isBehind && session) {
      isBehind = false;
      const items = await session.history().catch(() => []);
      setLines(chatLines.withItems(lines(), items));
      if (items.some((item) => item.content.kind === 'ended')) ended();
    }
  }

  function open(): Promise<void> {
    opening = connect();
    return opening;
  }

  async function connect(): Promise<void> {
    for (let attempt = 1; attempt <= OPEN_ATTEMPTS && !isDestroyed; attempt++) {
      try {
        const opened = await openChat(details, listeners);
        if (isDestroyed) return opened.close();
        session = opened;
        update({ connection: 'open' });
        await catchUp();
        return tellRead();
      } catch (error) {
        if (error instanceof ChatRefused) return update({ connection: 'refused' });
        if (attempt < OPEN_ATTEMPTS) await pause(FIRST_RETRY_MS * 2 ** (attempt - 1));
      }
    }
    update({ connection: 'failed' });
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      stopWaiting = () => (cancel(), resolve());
    });
  }

  /** The chat can be written in before it is open: what is wanted by then waits for that instead of failing. */
  async function openSession(): Promise<ChatSession> {
    if (!session) await opening;
    if (!session) throw new Error('The chat is not open.');
    return session;
  }

  async function deliver(key: string): Promise<void> {
    const content = lines().find((line) => line.key === key)?.content;
    setLines(chatLines.withDelivery(lines(), key, 'sending'));
    try {
      const to = await openSession();
      if (content?.kind === 'text') {
        const sent = await to.send(content.text);
        setLines(chatLines.withSent(lines(), key, sent));
      } else if (content?.kind === 'upload') {
        await to.sendFile(content.file);
        // The echo puts the file in this line's place; if it is late, history does.
        if (isPending(key)) await catchUp();
        setLines(chatLines.without(lines(), key));
      }
    } catch (error) {
      const delivery = error instanceof FileRefused ? 'refused' : 'failed';
      setLines(chatLines.withDelivery(lines(), key, delivery));
    }
  }

  function add(content: chatLines.LineContent): Promise<void> {
    const key = `own-${(pendingCount += 1)}`;
    const at = new Date(clock.now()).toISOString();
    setLines(chatLines.withPending(lines(), { key, at, content }));
    return deliver(key);
  }

  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    open,
    async retry() {
      if (state.getSnapshot().connection !== 'failed') return;
      session?.close();
      session = null;
      update({ connection: 'opening' });
      await open();
    },
    async send(text) {
      const trimmed = text.trim();
      toldTypingAt = -Infinity;
      if (trimmed !== '' && !isOver()) await add({ kind: 'text', text: trimmed });
    },
    async sendFile(file) {
      if (!isOver()) await add({ kind: 'upload', file });
    },
    async resend(key) {
      const line = lines().find((each) => each.key === key);
      if (line?.delivery === 'failed' && !isOver()) await deliver(key);
    },
    discard: (key) => setLines(chatLines.without(lines(), key)),
    fileUrl: async (attachmentId) => (await openSession()).fileUrl(attachmentId),
    typing() {
      if (isOver() || clock.now() - toldTypingAt < TELL_TYPING_EVERY_MS) return;
      toldTypingAt = clock.now();
      session?.tellTyping();
    },
    setWatched(watched) {
      isWatched = watched;
      if (!watched) return;
      update({ unread: 0 });
      tellRead();
    },
    async end() {
      if (isOver() || state.getSnapshot().ending === 'running') return;
      update({ ending: 'running' });
      hasLeft = true;
      try {
        await (await openSession()).end();
        stopWaiting = clock.after(END_CONFIRMED_WITHIN_MS, ended);
      } catch (error) {
        if (error instanceof ChatRefused) ended();
        else {
          hasLeft = false;
          update({ ending: 'failed' });
        }
      }
    },
    destroy() {
      isDestroyed = true;
      stopTyping();
      stopWaiting();
      session?.close();
    },
  };
}

const isWorthACount = (item: ChatItem) =>
  item.content.kind === 'text' || item.content.kind === 'file';
