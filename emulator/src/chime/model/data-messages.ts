import type { Message } from '../proto/schema.ts';
import { createRateLimit, type RateLimit } from '../signaling/rate-limit.ts';

type DataMessage = Message<'DataMessage'>;

/** Messages that late joiners still get, and how many one sender may send. */
export interface DataMessages {
  /** Undefined for a message that is over a limit. */
  accept(message: DataMessage, sender: Sender): DataMessage | undefined;
  /** What hasn't outlived its lifetime, oldest first. */
  stored(): DataMessage[];
}

interface Sender {
  readonly attendeeId: string;
  readonly externalUserId: string;
}

// "Use data messages" in the developer guide: 2 KB, 5 minutes, 100 messages a second.
const MAX_BYTES = 2048;
const MAX_LIFETIME_MS = 300_000;
const MAX_PER_SECOND = 100;
const MAX_STORED = 1024;

export function createDataMessages(now: () => number): DataMessages {
  let kept: { message: DataMessage; until: number }[] = [];
  const limits = new Map<string, RateLimit>();

  const isTooFast = ({ attendeeId }: Sender) => {
    const limit = limits.get(attendeeId) ?? createRateLimit(MAX_PER_SECOND, now);
    limits.set(attendeeId, limit);
    return !limit.allows();
  };

  return {
    accept({ topic, data, lifetimeMs = 0 }, sender) {
      if (!topic || topic.length > 128 || (data?.length ?? 0) > MAX_BYTES || isTooFast(sender)) {
        return undefined;
      }
      const message: DataMessage = {
        topic,
        data: data ?? new Uint8Array(),
        lifetimeMs,
        senderAttendeeId: sender.attendeeId,
        senderExternalUserId: sender.externalUserId,
        ingestTimeNs: now() * 1_000_000,
      };
      if (lifetimeMs > 0) {
        const until = now() + Math.min(lifetimeMs, MAX_LIFETIME_MS);
        kept = [...kept.slice(1 - MAX_STORED), { message, until }];
      }
      return message;
    },
    stored() {
      kept = kept.filter(({ until }) => until > now());
      return kept.map(({ message }) => message);
    },
  };
}
