import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingKeys } from '@video-escalation/contracts/recordings/keys';
import { secrets } from './testing/claim.ts';
import { TICKET, TOKEN } from './testing/fake-api.ts';
import { makeFootage, probe } from './testing/fragmented-mp4.ts';
import { until } from './testing/until.ts';
import { record, startCloud, type Cloud, type World } from './testing/world.ts';

let cloud: Cloud;
let folder: string;
let footage: string;
let footageBytes: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recorder-test-footage-'));
  footage = join(folder, 'footage.mp4');
  footageBytes = makeFootage({ seconds: 10 });
  writeFileSync(footage, footageBytes);
  cloud = await startCloud();
}, 60_000);
afterAll(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** All of the footage within two seconds. */
const fast = () => ({ footage, bytesPerSecond: footageBytes.length / 2 });
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
