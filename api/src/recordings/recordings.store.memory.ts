import type { RecordingId } from '@video-escalation/contracts/ids';
import type { RecordingRecord } from './recording-record.ts';
import {
  RECORDING_TTL_S,
  type Alarms,
  type RecordingStore,
  type Spare,
  type Spares,
  type Ticket,
} from './recordings.store.ts';

/** For one process: tests. */
export function createMemoryRecordingStore(now: () => number): RecordingStore {
  const records = new Map<string, RecordingRecord>();
  const latest = new Map<string, RecordingId>();
  const places = new Map<RecordingId, number>();
  const tickets = new Map<string, { ticket: Ticket; endsAt: number }>();
  return {
    withId: async (recordingId) => records.get(recordingId),
    latestOf: async (meetingId) => records.get(latest.get(meetingId) ?? ''),
    async begin(record, previous) {
      if (latest.get(record.meetingId) !== previous) return false;
      latest.set(record.meetingId, record.recordingId);
      records.set(record.recordingId, record);
      return true;
    },
    async save(record) {
      const stored = records.get(record.recordingId)?.version ?? 0;
      if (record.version !== stored + 1) return false;
      records.set(record.recordingId, record);
      if (record.isSettled) places.delete(record.recordingId);
      return true;
    },
    async takePlace(recordingId, limit, at) {
      for (const [each, endsAt] of places) if (endsAt <= at) places.delete(each);
      const record = records.get(recordingId);
      if (!record || record.isSettled || places.has(recordingId)) return true;
      if (places.size >= limit) return false;
      places.set(recordingId, at + RECORDING_TTL_S * 1000);
      return true;
    },
    keepTicket: async (hash, ticket, ttlS) =>
      void tickets.set(hash, { ticket, endsAt: now() + ttlS * 1000 }),
    async takeTicket(hash) {
      const kept = tickets.get(hash);
      tickets.delete(hash);
      return kept && kept.endsAt > now() ? kept.ticket : undefined;
    },
    hasTicket: async (hash) => (tickets.get(hash)?.endsAt ?? 0) > now(),
    spares: createMemorySpares((hash, ticket, ttlS) =>
      tickets.set(hash, { ticket, endsAt: now() + ttlS * 1000 }),
    ),
    alarms: createMemoryAlarms(),
  };
}

function createMemorySpares(
  keepTicket: (hash: string, ticket: Ticket, ttlS: number) => void,
): Spares {
  const spares = new Map<string, Spare>();
  const used = new Map<string, RecordingId>();
  return {
    all: async () => [...spares.values()],
    keep: async (spare) => void spares.set(spare.hash, { ...spares.get(spare.hash), ...spare }),
    async hear(hash, heardAt) {
      const spare = spares.get(hash);
      if (spare) spares.set(hash, { ...spare, heardAt });
      return spare !== undefined;
    },
    async use(ticket, heardSince, ttlS) {
      const found = [...spares.values()].find(
        ({ taskArn, heardAt }) => taskArn !== undefined && (heardAt ?? -1) >= heardSince,
      );
      if (!found?.taskArn) return undefined;
      spares.delete(found.hash);
      used.set(found.taskArn, ticket.recordingId);
      keepTicket(found.hash, ticket, ttlS);
      return { hash: found.hash, taskArn: found.taskArn };
    },
    usedFor: async (taskArn) => used.get(taskArn),
    drop: async (hash) => spares.delete(hash),
  };
}

function createMemoryAlarms(): Alarms {
  const times = new Map<string, number>();
  return {
    set: async (name, at) => void times.set(name, at),
    ensure: async (name, at) => void (times.has(name) || times.set(name, at)),
    clear: async (name) => void times.delete(name),
    async takeDue(now, again, limit) {
      const due = [...times].filter(([, at]) => at <= now).sort((a, b) => a[1] - b[1]);
      const taken = due.slice(0, limit).map(([name]) => name);
      for (const name of taken) times.set(name, again);
      return taken;
    },
  };
}
