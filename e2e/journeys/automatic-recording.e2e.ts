import { recordingsInStore } from '../media/store.ts';
import { expect, test } from '../test.ts';
import { world } from '../world.ts';

const FORBIDDEN = { status: 403, code: 'recording/not-permitted' };

test('the contact’s attributes decide: no permission for the page to take, and a recording that starts and ends by itself', async ({
  alice,
  chris,
}) => {
  await alice.signsIn();
  await alice.isAvailable();
  await chris.opensThePage();
  await chris.startsChat();
  await world.setsAttributes({
    videoRecordingStartStopEnabled: 'false',
    videoRecordingAutoStartEnabled: 'false',
  });
  await alice.accepts();
  await alice.button('Start video').click();
  await expect(alice.button('Join call')).toBeVisible();
  // The meeting is made while the agent looks at the devices.
  await expect.poll(async () => (await world.inspect()).chime).toHaveLength(1);
  const [meeting] = (await world.inspect()).chime;
  const recordings = `/v1/meetings/${meeting!.meetingId}/recordings`;

  await test.step('without permission the api refuses what a page may still send', async () => {
    expect(await alice.sends(recordings)).toEqual(FORBIDDEN);
  });

  await test.step('the customer alone, and an agent who only could join, start nothing', async () => {
    await world.setsAttributes({ videoRecordingAutoStartEnabled: 'true' });
    await chris.takesUpTheInvitation();
    await expect.poll(world.presentInMeetings).toEqual(['customer']);
    expect((await world.inspect()).ecs).toEqual([]);
  });

  await test.step('it starts when the agent joins, and leaves no button', async () => {
    await alice.joins();
    await expect(alice.video.getByText('Recording is on.')).toBeAttached();
    await expect(chris.page.getByText('This call is being recorded').first()).toBeVisible();
    await expect(alice.button('Stop recording')).toHaveCount(0);
    await expect(alice.button('Start recording')).toHaveCount(0);
    await alice.hasRecorded(2);
    expect(await alice.sends(recordings)).toEqual(FORBIDDEN);
  });

  await alice.endsChat();
  const [recording] = await recordingsInStore(1);
  expect(recording!.manifest).toMatchObject({ endReason: 'meeting-ended', gaps: [] });
});
