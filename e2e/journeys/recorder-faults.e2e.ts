import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as film from '../media/film.ts';
import { recordingsInStore, type StoredRecording } from '../media/store.ts';
import { expect, test } from '../test.ts';
import { world } from '../world.ts';
import { inCall } from './in-call.ts';

/** What may be lost of a recording whose recorder was killed. */
const LOST_BY_KILL_S = 5;

/** Its file plays to its end and is as long as its manifest says. */
async function plays({ file, manifest }: StoredRecording): Promise<void> {
  expect(await film.complaints(file)).toBe('');
  const { seconds } = await film.probe(file);
  expect(Math.abs(seconds - manifest.lengthMs / 1_000)).toBeLessThan(0.5);
}

test('whatever breaks in mid-recording, a file and a reason are left, and the agent can go on', async ({
  alice,
  chris,
}) => {
  test.setTimeout(240_000);
  await inCall(alice, 'Alice', chris);

  await test.step('S3 is away until after the end, and the api is restarted', async () => {
    await alice.startsRecording();
    await alice.hasRecorded(2);
    await world.takesStorageAway(true);
    await world.restartApis();
    await alice.hasRecorded(12);
    await alice.stopsRecording();
    expect((await world.inspect()).s3.cutConnections, 'uploads that failed').toBeGreaterThan(3);
    await world.takesStorageAway(false);
    const [first] = await recordingsInStore(1);
    const { manifest, file } = first!;
    expect(manifest).toMatchObject({ endReason: 'stopped', gaps: [] });
    expect(manifest.lengthMs).toBeGreaterThan(12_000);
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(manifest.sha256, 'the file as it was made on the recorder’s disk').toBe(sha256);
    await plays(first!);
  });

  await test.step('the recorder is told to go: nothing is lost', async () => {
    await alice.startsRecording();
    await alice.hasRecorded(5);
    await world.killsRecorder('SIGTERM');
    await expect(alice.video.getByRole('alert')).toContainText('start another one to go on');
    const [, second] = await recordingsInStore(2);
    expect(second!.manifest).toMatchObject({ endReason: 'recorder-lost', gaps: [] });
    expect(second!.manifest.lengthMs).toBeGreaterThan(5_000);
    await plays(second!);
  });

  await test.step('the recorder is killed: five seconds at most are lost', async () => {
    await alice.startsRecording();
    await alice.hasRecorded(8);
    await world.killsRecorder('SIGKILL');
    await expect(alice.video.getByRole('alert')).toContainText('start another one to go on');
    const [, , third] = await recordingsInStore(3);
    expect(third!.manifest).toMatchObject({ endReason: 'recorder-lost', gaps: [] });
    expect(third!.manifest.lengthMs).toBeGreaterThan((8 - LOST_BY_KILL_S) * 1_000);
    await plays(third!);
  });

  await test.step('its browser is killed: it goes on; then the meeting ends in a pause', async () => {
    await alice.startsRecording();
    await alice.hasRecorded(3);
    const began = world.timesRecordingBegan();
    await world.killsRecorder('SIGKILL', 'rest');
    await expect
      .poll(() => world.timesRecordingBegan(), { timeout: 30_000 })
      .toBeGreaterThan(began);
    await alice.hasRecorded(12);
    await expect.poll(world.presentInMeetings).toEqual(['agent', 'customer', 'recorder']);
    await alice.button('Pause recording').click();
    await expect(chris.page.getByText('Recording is paused').first()).toBeVisible();
    await alice.endsForEveryone();
    const [, , , fourth] = await recordingsInStore(4);
    expect(fourth!.manifest).toMatchObject({
      endReason: 'meeting-ended',
      gaps: [{ why: 'browser-replaced', to: expect.any(String) as unknown }, { why: 'paused' }],
    });
    await plays(fourth!);
  });
});
