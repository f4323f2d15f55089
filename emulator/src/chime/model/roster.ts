import type { Message } from '../proto/schema.ts';

type Change = Message<'AudioStream'>;

interface Entry {
  readonly audioStreamId: number;
  readonly attendeeId: string;
  readonly externalUserId: string;
  readonly muted: boolean;
}

/** Who is heard in a meeting. Every change gives what the others must be told. */
export interface Roster {
  readonly size: number;
  has(attendeeId: string): boolean;
  audioStreamIdOf(attendeeId: string): number | undefined;
  /** All entries, for someone who has just come. */
  snapshot(): Change[];
  /** Someone who is there already gets a new stream: the old one goes without an absence. */
  join(who: { attendeeId: string; externalUserId: string; muted: boolean }): Change[];
  setMuted(attendeeId: string, muted: boolean): Change[];
  /** `dropped` tells a lost connection from a leave. */
  leave(attendeeId: string, dropped: boolean): Change[];
}

export function createRoster(): Roster {
  const entries = new Map<string, Entry>();
  let lastStreamId = 0;
  return {
    get size() {
      return entries.size;
    },
    has: (attendeeId) => entries.has(attendeeId),
    audioStreamIdOf: (attendeeId) => entries.get(attendeeId)?.audioStreamId,
    snapshot: () => [...entries.values()],
    join(who) {
      const old = entries.get(who.attendeeId);
      const entry = { ...who, audioStreamId: (lastStreamId += 1) };
      entries.set(who.attendeeId, entry);
      return old ? [entry, { audioStreamId: old.audioStreamId }] : [entry];
    },
    setMuted(attendeeId, muted) {
      const entry = entries.get(attendeeId);
      if (!entry || entry.muted === muted) return [];
      entries.set(attendeeId, { ...entry, muted });
      return [{ audioStreamId: entry.audioStreamId, muted }];
    },
    leave(attendeeId, dropped) {
      const entry = entries.get(attendeeId);
      if (!entry) return [];
      entries.delete(attendeeId);
      const { audioStreamId } = entry;
      return [dropped ? { audioStreamId, dropped } : { audioStreamId }];
    },
  };
}
