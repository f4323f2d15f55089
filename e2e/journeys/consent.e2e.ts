import { recordingsInStore } from '../media/store.ts';
import { expect, test } from '../test.ts';
import { world } from '../world.ts';
import { inCall } from './in-call.ts';

test('where the operator asks for consent, nothing is recorded before the customer agrees or after they refuse', async ({
  alice,
  chris,
  operator,
}) => {
  const question = chris.page.getByRole('dialog', { name: 'May Alice record this call?' });
  await operator.sets({ RECORDING_CONSENT: 'ask' });
  await inCall(alice, 'Alice', chris);

  await test.step('asked and refused: no recorder comes, and both are told', async () => {
    await alice.button('Start recording').click();
    await expect(question).toBeVisible();
    await expect(alice.video.getByText('Waiting for Chris Muster to agree')).toBeVisible();
    await expect(alice.button('Cancel recording')).toBeVisible();
    expect(await world.runningRecorders()).toEqual([]);
    await question.getByRole('button', { name: "Don't record" }).click();
    await expect(chris.page.getByText('This call is not recorded, as you wished')).toBeVisible();
    await expect(
      alice.video.getByRole('alert').getByText("Chris Muster doesn't want to be recorded."),
    ).toBeVisible();
    await expect(alice.button('Start recording')).toBeVisible();
    expect((await world.inspect()).ecs).toEqual([]);
  });

  await test.step('asked again and agreed: it begins, and says when that was', async () => {
    await alice.button('Start recording').click();
    await question.getByRole('button', { name: 'Agree' }).click();
    await expect(alice.button('Pause recording')).toBeVisible();
    await expect(chris.page.getByText(/^Recording, you agreed at \d\d:\d\d$/)).toBeVisible();
    await alice.hasRecorded(3);
  });

  await test.step('taken back: it stops, and both are told', async () => {
    await chris.button('Stop recording me').click();
    await expect(chris.page.getByText('Recording has stopped, as you wished')).toBeVisible();
    await expect(
      alice.video.getByRole('alert').getByText('Chris Muster has stopped the recording.'),
    ).toBeVisible();
  });

  const [recording] = await recordingsInStore(1);
  expect(recording!.manifest).toMatchObject({
    endReason: 'consent-refused',
    consent: { required: true, answer: 'given' },
  });
  expect(recording!.manifest.lengthMs).toBeGreaterThan(2_000);
});
