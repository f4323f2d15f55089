import { recordingsInStore } from '../media/store.ts';
import { expect, test } from '../test.ts';
import { addresses } from '../world.ts';
import { inCall } from './in-call.ts';

test('each start and stop gives a file of its own, which those above the agent play and others don’t', async ({
  alice,
  bob,
  chris,
  sam,
}) => {
  await inCall(alice, 'Alice', chris);

  await test.step('three recordings, the second with a pause that is not in it', async () => {
    await alice.startsRecording();
    await expect(chris.page.getByText('This call is being recorded').first()).toBeVisible();
    await expect(alice.video.getByText('2 people')).toBeVisible();
    await expect(alice.video.getByText(/^RECORDING/)).toBeVisible();
    await expect(chris.page.getByText(/^RECORDING/)).toBeVisible();
    await alice.hasRecorded(4);
    await alice.stopsRecording();
    await expect(chris.page.getByText('Recording is off.').first()).toBeAttached();
    await alice.startsRecording();
    await alice.hasRecorded(3);
    await alice.button('Pause recording').click();
    await expect(chris.page.getByText('Recording is paused').first()).toBeVisible();
    await alice.button('Resume recording').click();
    await alice.hasRecorded(5);
    await alice.stopsRecording();
    await alice.startsRecording();
    await alice.hasRecorded(2);
    await alice.endsChat();
  });

  const recordings = await recordingsInStore(3);
  const [first, second, third] = recordings.map(({ manifest }) => manifest);
  expect(new Set(recordings.map(({ manifest }) => manifest.object)).size).toBe(3);
  expect(first).toMatchObject({ endReason: 'stopped', gaps: [] });
  expect(second).toMatchObject({ endReason: 'stopped', gaps: [{ why: 'paused' }] });
  expect(third).toMatchObject({ endReason: 'meeting-ended', gaps: [] });
  const path = `/recordings/${first!.meetingId}`;

  await test.step('the supervisor signs in, comes back to the page, plays and seeks', async () => {
    await sam.opensSignedOut(path);
    const list = sam.page.getByRole('list', { name: 'Recordings by start time' });
    await expect(list.getByRole('button', { name: /with Alice/ })).toHaveCount(3);
    await expect(list).toContainText('stopped by the agent');
    await expect(list).toContainText('paused');
    const player = sam.page.locator('video');
    await player.press('k');
    const frames = () =>
      player.evaluate(
        (video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames,
      );
    await expect.poll(frames).toBeGreaterThan(10);
    await player.press('k');
    await player.evaluate((video: HTMLVideoElement) => (video.currentTime = 0));
    await player.press('ArrowRight');
    const time = () => player.evaluate((video: HTMLVideoElement) => video.currentTime);
    await expect.poll(time).toBeGreaterThan(3);
  });

  await test.step('the agent himself, and one of another branch, are told why not', async () => {
    await alice.page.goto(addresses.web.shell + path);
    await expect(alice.page.getByText('You may not play these recordings')).toBeVisible();
    await bob.opensSignedOut(path);
    await expect(bob.page.getByText('You may not play these recordings')).toBeVisible();
  });
});
