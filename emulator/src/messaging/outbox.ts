import { randomUUID } from 'node:crypto';

/** What was sent and would have reached somebody. */
export interface SentMessage {
  readonly messageId: string;
  readonly by: 'e-mail' | 'text message';
  readonly from: string | null;
  readonly to: readonly string[];
  readonly subject: string | null;
  readonly text: string;
  /** ISO 8601. */
  readonly sentAt: string;
}

/** Enough for a day at a laptop; a test that fills it doesn't fill the memory. */
const KEPT = 200;

export type Outbox = ReturnType<typeof createOutbox>;

export function createOutbox(now: () => Date = () => new Date()) {
  const sent: SentMessage[] = [];
  return {
    /** Returns the message's id. */
    send(message: Omit<SentMessage, 'messageId' | 'sentAt'>): string {
      const messageId = randomUUID();
      sent.unshift({ messageId, ...message, sentAt: now().toISOString() });
      sent.splice(KEPT);
      return messageId;
    },
    /** The newest first. */
    all: (): readonly SentMessage[] => [...sent],
    clear: () => void sent.splice(0),
  };
}
