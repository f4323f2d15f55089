import type { StartedContact } from '@video-escalation/contracts/http/contacts';

export type ChatDetails = StartedContact['chat'];

export type Sender = 'customer' | 'agent' | 'system';

export type ItemContent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'file';
      readonly attachmentId: string;
      readonly fileName: string;
      readonly status: 'ready' | 'checking' | 'refused';
    }
  | { readonly kind: 'joined' | 'left' | 'ended' | 'transferred' };

/** One entry of the chat as the service keeps it. */
export interface ChatItem {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly from: Sender;
  readonly name: string;
  readonly content: ItemContent;
  readonly receipt?: Receipt;
}

export type Receipt = 'delivered' | 'read';

export interface ChatListeners {
  onItem(item: ChatItem): void;
  onTyping(from: Sender, name: string): void;
  onReceipt(messageId: string, receipt: Receipt): void;
  /** `broken`: the service has given up reconnecting. */
  onConnection(state: 'open' | 'lost' | 'broken'): void;
  onEnded(): void;
}

/** A customer's side of one chat. */
export interface ChatSession {
  /** All that was said so far, oldest first. */
  history(): Promise<readonly ChatItem[]>;
  send(text: string): Promise<{ readonly id: string; readonly at: string }>;
  /** @throws FileRefused when the service does not take this file. */
  sendFile(file: File): Promise<void>;
  /** A short-lived address to open the file from. */
  fileUrl(attachmentId: string): Promise<string>;
  tellTyping(): void;
  tellRead(messageId: string): void;
  /** Ends the chat for everybody. */
  end(): Promise<void>;
  /** Stops listening; the chat itself goes on. */
  close(): void;
}

/** @throws ChatRefused when the chat has ended or its token is no longer good. */
export type OpenChat = (details: ChatDetails, listeners: ChatListeners) => Promise<ChatSession>;

export class ChatRefused extends Error {
  override readonly name = 'ChatRefused';
}

export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}
