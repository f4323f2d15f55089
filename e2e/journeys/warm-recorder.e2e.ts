import { recordingsInStore } from '../media/store.ts';
import { expect, test } from '../test.ts';
import { world } from '../world.ts';
import { inCall } from './in-call.ts';

test('a recorder that the operator keeps warm takes the next recording, and another takes its place', async ({
  operator,
  alice,
  chris,
}) => {
  test.setTimeout(180_000);
  await operator.sets({ RECORDERS_KEPT_WARM: '1' });
  await expect.poll(world.recordersThatWait, { timeout: 30_000 }).toHaveLength(1);
  const [warm] = await world.recordersThatWait();

  await inCall(alice, 'Alice', chris);
  expect(await world.runningRecorders()).toEqual([warm]);
  await alice.startsRecording();
  expect(await world.recordersThatWait()).not.toContain(warm);
  await expect.poll(world.recordersThatWait, { timeout: 60_000 }).toHaveLength(1);
  const [next] = await world.recordersThatWait();
  await alice.hasRecorded(3);

  await alice.stopsRecording();
  const [recording] = await recordingsInStore(1);
  expect(recording!.manifest).toMatchObject({ endReason: 'stopped', gaps: [] });
  await expect.poll(world.runningRecorders, 'the used one has gone').toEqual([next]);
});
