import 'amazon-connect-chatjs';
import { ChatRefused, FileRefused } from '../chat/chat-port.ts';
import type { ChatItem, ChatListeners, OpenChat } from '../chat/chat-port.ts';
import { EVENT, itemOf, senderOf } from './chat-items.ts';

export interface ChatServiceOptions {
  readonly region: string;
  /** Where chat speaks to, if not the region's own participant service. */
  readonly chatEndpoint?: string;
}

const PAGE_SIZE = 100;
/** Ten pages are a thousand lines: longer than anybody scrolls back. */
const MAX_PAGES = 10;

type Item = connect.ChatTranscriptItem;

/** Chat over amazon-connect-chatjs, which puts itself on `window.connect`. */
export function createChatService({ region, chatEndpoint }: ChatServiceOptions): OpenChat {
  connect.ChatSession.setGlobalConfig({
    region,
    // `endpoint` works but is missing from the types (ChatJS 5.0.0).
    ...(chatEndpoint === undefined ? {} : { endpoint: chatEndpoint }),
    loggerConfig: { useDefaultLogger: false },
  });

  return async (chatDetails, listeners) => {
    const session = connect.ChatSession.create({
      chatDetails,
      type: connect.ChatSession.SessionTypes.CUSTOMER,
      options: { region },
      // Otherwise a worker posts metrics to AWS every 30 s.
      disableCSM: true,
    });
    listen(session, listeners);
    await session.connect().catch(rethrow);
    return sessionOf(session);
  };
}

function listen(session: connect.CustomerChatSession, listeners: ChatListeners): void {
  session.onMessage(({ data }) => tell(data, listeners));
  session.onTyping(({ data }) => listeners.onTyping(senderOf(data), data.DisplayName ?? ''));
  session.onReadReceipt(({ data }) => tellReceipt(data, 'read', listeners));
  session.onDeliveredReceipt(({ data }) => tellReceipt(data, 'delivered', listeners));
  session.onConnectionEstablished(() => listeners.onConnection('open'));
  session.onConnectionLost(() => listeners.onConnection('lost'));
  session.onConnectionBroken(() => listeners.onConnection('broken'));
  session.onEnded(() => listeners.onEnded());
}

function tell(data: Item, listeners: ChatListeners): void {
  const item = itemOf(data);
  if (item) listeners.onItem(item);
}

function tellReceipt(data: Item, receipt: 'read' | 'delivered', listeners: ChatListeners): void {
  const messageId = data.MessageMetadata?.MessageId;
  if (messageId) listeners.onReceipt(messageId, receipt);
}

function sessionOf(session: connect.CustomerChatSession) {
  return {
    history: () => history(session),
    async send(message: string) {
      const sent = await session.sendMessage({ contentType: 'text/plain', message }).catch(rethrow);
      if (!sent.data) throw new Error('The chat service gave no answer.');
      return { id: sent.data.Id, at: sent.data.AbsoluteTime };
    },
    async sendFile(attachment: File) {
      await session.sendAttachment({ attachment }).catch((error: unknown) => {
        // 400: type or size; 402: the chat has its 35 files (StartAttachmentUpload, API reference).
        if ([400, 402].includes(statusOf(error) ?? 0))
          throw new FileRefused(undefined, { cause: error });
        rethrow(error);
      });
    },
    fileUrl: (attachmentId: string) => session.controller.getAttachmentURL({ attachmentId }),
    tellTyping: () => quietly(session.sendEvent({ contentType: `${EVENT}typing` })),
    tellRead: (messageId: string) =>
      quietly(
        session.sendEvent({
          contentType: `${EVENT}message.read`,
          content: JSON.stringify({ messageId }),
        }),
      ),
    async end() {
      await session.disconnectParticipant().catch(rethrow);
    },
    close() {
      session.controller.cleanUpOnParticipantDisconnect?.();
      // Closes the socket without leaving the chat; missing from the types (ChatJS 5.0.0).
      (session.controller as { breakConnection?: () => void }).breakConnection?.();
    },
  };
}

async function history(session: connect.CustomerChatSession): Promise<ChatItem[]> {
  const pages: ChatItem[][] = [];
  let nextToken: string | undefined;
  do {
    const answer = await session
      .getTranscript({
        maxResults: PAGE_SIZE,
        scanDirection: 'BACKWARD',
        sortOrder: 'ASCENDING',
        ...(nextToken ? { nextToken } : {}),
      })
      .catch(rethrow);
    pages.unshift((answer.data?.Transcript ?? []).flatMap((item) => itemOf(item) ?? []));
    nextToken = answer.data?.NextToken;
  } while (nextToken && pages.length < MAX_PAGES);
  return pages.flat();
}

/** Typing and receipts are a courtesy: one that gets lost is not worth a word. */
function quietly(sent: Promise<unknown>): void {
  void Promise.resolve(sent).catch(() => undefined);
}

function rethrow(error: unknown): never {
  if (statusOf(error) === 403) throw new ChatRefused(undefined, { cause: error });
  throw new Error('The chat service did not answer as it should.', { cause: error });
}

/** ChatJS wraps the status up to three deep, under `_debug` (ChatJS 5.0.0). */
function statusOf(error: unknown): number | undefined {
  let inner = error as { statusCode?: number; _debug?: unknown } | undefined;
  for (let depth = 0; depth < 4 && inner; depth++) {
    if (inner.statusCode !== undefined) return inner.statusCode;
    inner = inner._debug as typeof inner;
  }
  return undefined;
}
