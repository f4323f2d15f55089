import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordingKeys } from '@video-escalation/contracts/recordings/keys';
import { secrets } from './testing/claim.ts';
import { TICKET, TOKEN } from './testing/fake-api.ts';
import { hashOfTracks, makeFootage, probe } from './testing/fragmented-mp4.ts';
import { until } from './testing/until.ts';
import { record, startCloud, type Cloud, type World } from './testing/world.ts';

// Whole processes, and eight seconds for a page that never answers: a busy machine needs its time.
vi.setConfig({ testTimeout: 60_000 });

let cloud: Cloud;
let folder: string;
let footage: string;
let footageBytes: Buffer;
/** Eight seconds of it fill the first of S3's parts and more. */
let rich: string;
let richBytes: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recorder-test-footage-'));
  footage = join(folder, 'footage.mp4');
  footageBytes = makeFootage({ seconds: 10 });
  writeFileSync(footage, footageBytes);
  rich = join(folder, 'rich.mp4');
  richBytes = makeFootage({ seconds: 8, kbits: 10_000 });
  writeFileSync(rich, richBytes);
  cloud = await startCloud();
}, 60_000);
afterAll(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** All of the footage within two seconds. */
const fast = () => ({ footage, bytesPerSecond: footageBytes.length / 2 });
const richRate = () => richBytes.length / 8;
/** ffmpeg's index at the end isn't kept. */
const allSpooled = (world: World) =>
  until('all footage to be recorded', () => world.spooled() > footageBytes.length * 0.98);
const storedFile = async (world: World) => {
  const { object } = await world.manifest();
  const { bytes } = await world.read(object);
  const path = join(folder, 'stored.mp4');
  writeFileSync(path, bytes);
  return { path, bytes };
};

describe('a recording that is stopped', () => {
  it('becomes one seekable file with its manifest, and nothing else stays', async () => {
    await using world = await record(cloud, fast());
    await allSpooled(world);
    world.api.order({ wanted: 'stop', reason: 'stopped' });
    expect(await world.recorder.ended).toBe(0);
    expect(await world.objects()).toEqual(['.json', '.mp4']);
    expect(await world.uploads()).toBe(0);
    const manifest = await world.manifest();
    const { path, bytes } = await storedFile(world);
    expect(manifest).toMatchObject({
      ...world.claim.subject,
      isComplete: true,
      endReason: 'stopped',
      object: recordingKeys(world.claim.storage.stem).file,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      gaps: [],
    });
    expect(probe(path)).toMatchObject({
      complaints: '',
      streams: [{ codec: 'h264', frames: 300 }, { codec: 'aac' }],
    });
    expect(world.api.phases()).toEqual([
      ...['launching', 'joining', 'ready', 'recording', 'stopping', 'finalizing', 'completed'],
    ]);
    for (const secret of [TICKET, TOKEN, secrets.name, secrets.joinToken, 'http://', '@']) {
      expect(world.recorder.output()).not.toContain(secret);
    }
  });
});

describe('a recorder that was started ahead', () => {
  const waits = { RECORDER_WAITS: 'yes' };

  it('asks until there is a recording for it, and then makes it as any other does', async () => {
    await using world = await record(cloud, fast(), waits);
    await until('it to wait', () => world.api.turnsAsked() === 1);
    world.api.setAway(true);
    await until('it to notice', () => world.recorder.output().includes('"lost"'));
    world.api.setAway(false);
    await until('it to wait again', () => world.api.turnsAsked() === 2);
    expect(world.api.reports).toEqual([]);
    world.api.call();
    await allSpooled(world);
    world.api.order({ wanted: 'stop', reason: 'stopped' });
    expect(await world.recorder.ended).toBe(0);
    expect(await world.objects()).toEqual(['.json', '.mp4']);
  });

  it('goes at once when it is told to while it waits', async () => {
    await using world = await record(cloud, fast(), waits);
    await until('it to ask', () => world.api.turnsAsked() > 0);
    const toldAt = performance.now();
    world.recorder.kill('SIGTERM');
    expect(await world.recorder.ended).toBe(20);
    expect(performance.now() - toldAt).toBeLessThan(5_000);
    expect(await world.objects()).toEqual([]);
  });

  it('goes by itself when nobody knows its ticket any more', async () => {
    await using world = await record(cloud, fast(), { ...waits, RECORDING_TICKET: 'x'.repeat(40) });
    expect(await world.recorder.ended).toBe(20);
    expect(world.recorder.output()).toContain('the ticket was not taken');
  });
});

describe('a recorder that is told to go', () => {
  it('loses nothing', async () => {
    await using world = await record(cloud, fast());
    await until('half of it', () => world.spooled() > footageBytes.length / 2);
    world.recorder.kill('SIGTERM');
    expect(await world.recorder.ended).toBe(0);

    expect(await world.objects()).toEqual(['.json', '.mp4']);
    expect(await world.manifest()).toMatchObject({ isComplete: true, endReason: 'recorder-lost' });
    expect(hashOfTracks((await storedFile(world)).path)).toBe(hashOfTracks(footage));
  });

  it('keeps what it has of a page that does not answer', async () => {
    await using world = await record(cloud, { ...fast(), fates: ['mute'] });
    await allSpooled(world);
    world.recorder.kill('SIGTERM');
    expect(await world.recorder.ended).toBe(0);
    expect(hashOfTracks((await storedFile(world)).path)).toBe(hashOfTracks(footage));
  });

  it('before anything is recorded, says so and leaves nothing', async () => {
    await using world = await record(cloud, { ...fast(), fates: ['join-failed'] });
    expect(await world.recorder.ended).toBe(20);
    expect(await world.objects()).toEqual([]);
    expect(world.api.reports.at(-1)).toMatchObject({ phase: 'failed', failure: 'join-failed' });
  });
});

describe('a recorder that is killed', () => {
  it('leaves in S3 all but the last five seconds, and it plays', async () => {
    // As slow as it would be: no part fills in that time, the tail alone holds it.
    await using world = await record(cloud, { footage, bytesPerSecond: footageBytes.length / 10 });
    await until('eight seconds', () => world.spooled() > footageBytes.length * 0.8, 20_000);
    world.recorder.kill('SIGKILL');
    await world.recorder.ended;

    expect(await world.objects()).toEqual(['.json', '.tail']);
    expect(await world.manifest()).toMatchObject({ isComplete: false });
    const path = join(folder, 'swept.mp4');
    writeFileSync(path, await world.sweep());
    const { durationS, complaints } = probe(path);
    expect(complaints).toBe('');
    expect(durationS).toBeGreaterThan(8 - 5);
  });

  it('leaves parts and a tail that belong together', async () => {
    await using world = await record(cloud, { footage: rich, bytesPerSecond: richRate() * 2 });
    await until('a part', async () => (await world.parts()) > 0, 20_000);
    world.recorder.kill('SIGKILL');
    await world.recorder.ended;

    const swept = await world.sweep();
    expect(swept.length).toBeGreaterThanOrEqual(5 * 1024 ** 2);
    expect(readFileSync(world.spool).subarray(0, swept.length).equals(swept)).toBe(true);
  });
});

describe('while S3 can’t be reached', () => {
  it('it records on, and the file is the same as if nothing had been', async () => {
    await using world = await record(cloud, { footage: rich, bytesPerSecond: richRate() * 2 });
    await until('the first fragment in S3', async () => (await world.objects()).length > 0);
    await cloud.setOutage(true);
    await until('all of it', () => world.spooled() > richBytes.length * 0.98);
    world.api.order({ wanted: 'stop', reason: 'meeting-ended' });
    await world.reaches('finalizing');
    await cloud.setOutage(false);
    expect(await world.recorder.ended).toBe(0);

    expect(await world.objects()).toEqual(['.json', '.mp4']);
    const { path, bytes } = await storedFile(world);
    expect(hashOfTracks(path)).toBe(hashOfTracks(rich));
    expect(await world.manifest()).toMatchObject({
      endReason: 'meeting-ended',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });
});

describe('a page that is lost', () => {
  it('is replaced once, in the same file, with the gap marked', async () => {
    await using world = await record(cloud, { ...fast(), fates: ['vanish', 'well'] });
    await until('both pages', () => world.spooled() > footageBytes.length * 1.3);
    world.api.order({ wanted: 'stop', reason: 'stopped' });
    expect(await world.recorder.ended).toBe(0);

    expect(world.api.phases()).toContain('reconnecting');
    const manifest = await world.manifest();
    const [gap] = manifest.gaps;
    expect(gap).toMatchObject({ why: 'browser-replaced', to: expect.any(String) as string });
    const { path } = await storedFile(world);
    const { complaints, durationS, streams } = probe(path);
    expect(complaints).toBe('');
    expect(durationS).toBeCloseTo(gap!.afterMs / 1000 + 10, 0);
    expect(manifest.lengthMs / 1000).toBeCloseTo(durationS, 1);
    expect(streams[0]!.frames).toBe(Math.round(gap!.afterMs / 1000) * 30 + 300);
  });

  it('twice, ends the recording, and what there was is kept', async () => {
    await using world = await record(cloud, { ...fast(), fates: ['vanish'] });
    expect(await world.recorder.ended).toBe(0);
    expect(await world.manifest()).toMatchObject({ isComplete: true, endReason: 'browser-lost' });
    expect(probe((await storedFile(world)).path).complaints).toBe('');
  });
});

describe('the world around it', () => {
  it('a pause is no part of the file’s story: the manifest tells of it', async () => {
    await using world = await record(cloud, fast());
    await until('some of it', () => world.spooled() > footageBytes.length / 4);
    world.api.order({ wanted: 'pause' });
    await world.reaches('paused');
    world.api.order({ wanted: 'record' });
    await allSpooled(world);
    world.api.order({ wanted: 'stop', reason: 'stopped' });
    expect(await world.recorder.ended).toBe(0);
    expect((await world.manifest()).gaps).toEqual([
      {
        why: 'paused',
        afterMs: 1000,
        from: expect.any(String) as string,
        to: expect.any(String) as string,
      },
    ]);
  });

  it('a disk that fills ends it with a reason, and a file', async () => {
    await using world = await record(cloud, fast(), { SPOOL_RESERVE_BYTES: String(10 ** 15) });
    expect(await world.recorder.ended).toBe(0);
    expect(await world.manifest()).toMatchObject({ isComplete: true, endReason: 'disk-full' });
  });

  it('an api that is away doesn’t stop it, and is told everything afterwards', async () => {
    await using world = await record(cloud, fast());
    await world.reaches('recording');
    world.api.setAway(true);
    await allSpooled(world);
    world.recorder.kill('SIGTERM');
    await until('the file', async () => (await world.objects()).join() === '.json,.mp4');
    world.api.setAway(false);
    expect(await world.recorder.ended).toBe(0);
    expect(world.api.phases().slice(-3)).toEqual(['stopping', 'finalizing', 'completed']);
  });

  it('a ticket that is not taken ends it at once', async () => {
    await using world = await record(cloud, fast(), { RECORDING_TICKET: 'x'.repeat(40) });
    expect(await world.recorder.ended).toBe(20);
    expect(world.recorder.output()).toContain('the ticket was not taken');
    expect(world.api.reports).toEqual([]);
  });
});
