import type { MeetingId, RecordingId } from '@video-escalation/contracts/ids';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { aRecordingRecord } from '../testing/recording-record.ts';
import type { RecordingRecord } from './recording-record.ts';
import { RECORDING_TTL_S, type RecordingStore } from './recordings.store.ts';

/** What every store of recordings must hold to. */
export function recordingStoreContract(openStore: () => RecordingStore): void {
  it('finds a recording by id, and the latest of its meeting', async () => {
    const record = aRecordingRecord();
    expect(await openStore().begin(record, undefined)).toBe(true);
    expect(await openStore().withId(record.recordingId)).toEqual(record);
    expect(await openStore().latestOf(record.meetingId)).toEqual(record);
    expect(await openStore().withId(randomUUID() as RecordingId)).toBeUndefined();
    expect(await openStore().latestOf(randomUUID() as MeetingId)).toBeUndefined();
  });

  it('lets one of many begin, and the next only by naming the last', async () => {
    const first = aRecordingRecord();
    const { meetingId } = first;
    const others = Array.from({ length: 9 }, () => aRecordingRecord({ meetingId }));
    const begun = await Promise.all(
      [first, ...others].map((record) => openStore().begin(record, undefined)),
    );
    expect(begun.filter(Boolean)).toHaveLength(1);
    const latest = await openStore().latestOf(meetingId);
    const next = aRecordingRecord({ meetingId });
    expect(await openStore().begin(next, randomUUID() as RecordingId)).toBe(false);
    expect(await openStore().begin(next, latest?.recordingId)).toBe(true);
    expect(await openStore().latestOf(meetingId)).toEqual(next);
  });

  it('lets one of two writers of a recording win', async () => {
    const record = aRecordingRecord();
    await openStore().begin(record, undefined);
    const wins = await Promise.all([
      openStore().save({ ...record, recordedMs: 1, version: 2 }),
      openStore().save({ ...record, recordedMs: 2, version: 2 }),
    ]);
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(await openStore().save({ ...record, version: 4 })).toBe(false);
  });

  it('lets as many of many run at once as there are places, and another one when one is settled', async () => {
    const records = Array.from({ length: 10 }, () => aRecordingRecord());
    for (const record of records) await openStore().begin(record, undefined);
    const take = ({ recordingId }: RecordingRecord, now = 1_000) =>
      openStore().takePlace(recordingId, 3, now);
    const taken = await Promise.all(records.map((record) => take(record)));
    expect(taken.filter(Boolean)).toHaveLength(3);
    const inside = records.filter((_each, at) => taken[at]);
    const outside = records.filter((_each, at) => !taken[at]);
    // A second task of the same recording needs no second place.
    expect(await take(inside[0]!)).toBe(true);
    const settle = (record: RecordingRecord) =>
      openStore().save({ ...record, isSettled: true, version: 2 });
    await settle(inside[0]!);
    // Stopped while it was being started: it must not keep what nobody would give back.
    expect(await take(inside[0]!)).toBe(true);
    const next = await Promise.all(outside.map((record) => take(record)));
    expect(next.filter(Boolean)).toHaveLength(1);
    await Promise.all(records.map(settle));
  });

  it('gives a place back by itself that nobody ever settled', async () => {
    const [lost, next] = [aRecordingRecord(), aRecordingRecord()];
    for (const record of [lost, next]) await openStore().begin(record, undefined);
    const take = ({ recordingId }: RecordingRecord, now: number) =>
      openStore().takePlace(recordingId, 1, now);
    expect(await take(lost, 1_000)).toBe(true);
    expect(await take(next, 2_000)).toBe(false);
    expect(await take(next, 1_000 + RECORDING_TTL_S * 1_000)).toBe(true);
    await openStore().save({ ...next, isSettled: true, version: 2 });
  });

  it('gives a ticket out once, to one of many', async () => {
    const hash = randomUUID();
    const ticket = { recordingId: randomUUID() as RecordingId, attempt: 2 };
    await openStore().keepTicket(hash, ticket, 60);
    const taken = await Promise.all(Array.from({ length: 10 }, () => openStore().takeTicket(hash)));
    expect(taken.filter((each) => each !== undefined)).toEqual([ticket]);
  });

  it('makes a spare task that asks the task of one recording alone, and its ticket good then', async () => {
    const { spares } = openStore();
    const spare = { hash: randomUUID(), taskArn: `arn:${randomUUID()}`, startedAt: 5_000 };
    await spares.keep({ hash: spare.hash, startedAt: 5_000 });
    expect(await spares.hear(spare.hash, 6_000), 'it may ask before ECS has answered').toBe(true);
    await spares.keep(spare);
    expect(await spares.all()).toContainEqual({ ...spare, heardAt: 6_000 });
    expect(await openStore().hasTicket(spare.hash)).toBe(false);

    const tickets = Array.from({ length: 10 }, () => ({
      recordingId: randomUUID() as RecordingId,
      attempt: 1,
    }));
    const use = (ticket: (typeof tickets)[number], since = 6_000) =>
      openStore().spares.use(ticket, since, 60);
    expect(await use(tickets[0]!, 6_001), 'it has been silent since').toBeUndefined();
    const used = await Promise.all(tickets.map((ticket) => use(ticket)));
    const { hash, taskArn } = spare;
    expect(used.filter((each) => each !== undefined)).toEqual([{ hash, taskArn }]);
    const winner = tickets[used.findIndex((each) => each !== undefined)]!;
    expect(await spares.usedFor(spare.taskArn)).toBe(winner.recordingId);
    expect(await spares.hear(spare.hash, 7_000)).toBe(false);
    expect(await spares.drop(spare.hash)).toBe(false);
    expect(await openStore().hasTicket(spare.hash)).toBe(true);
    expect(await openStore().takeTicket(spare.hash)).toEqual(winner);
    expect(await openStore().hasTicket(spare.hash)).toBe(false);
  });

  it('uses no spare task that was dropped, or that ECS has not answered for', async () => {
    const { spares } = openStore();
    const [unnamed, dropped] = [randomUUID(), randomUUID()];
    await spares.keep({ hash: unnamed, startedAt: 1_000 });
    await spares.keep({ hash: dropped, startedAt: 1_000, taskArn: `arn:${dropped}` });
    for (const hash of [unnamed, dropped]) await spares.hear(hash, 2_000);
    expect(await spares.drop(dropped)).toBe(true);
    const ticket = { recordingId: randomUUID() as RecordingId, attempt: 1 };
    expect(await spares.use(ticket, 0, 60)).toBeUndefined();
    expect(await spares.usedFor(`arn:${dropped}`)).toBeUndefined();
    expect(await spares.drop(unnamed)).toBe(true);
  });

  it('rings an alarm once, for one of many, and again if that one does nothing', async () => {
    const { alarms } = openStore();
    const name = randomUUID();
    await alarms.set(name, 2_000);
    await alarms.ensure(name, 1_000);
    expect(await alarms.takeDue(1_999, 9_000, 100)).not.toContain(name);
    const takers = await Promise.all(
      Array.from({ length: 5 }, () => alarms.takeDue(2_000, 9_000, 100)),
    );
    expect(takers.flat().filter((each) => each === name)).toHaveLength(1);
    expect(await alarms.takeDue(9_000, 10_000, 100)).toContain(name);
    await alarms.clear(name);
    expect(await alarms.takeDue(99_000, 99_999, 100)).not.toContain(name);
  });
}
