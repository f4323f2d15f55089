import { becomeClapper } from '../media/clapper.ts';
import * as film from '../media/film.ts';
import { around, colourPlaces } from '../media/places.ts';
import { openSharedPicture } from '../media/shared-picture.ts';
import { recordingsInStore } from '../media/store.ts';
import { expect, test } from '../test.ts';
import { inCall } from './in-call.ts';

const ALICE = { colour: '#2040d0', toneHz: 440, claps: false };
const CHRIS = { colour: '#d020d0', toneHz: 660, claps: true };

test('a call is recorded: both pictures, both voices and the shared screen are in the file, in step', async ({
  alice,
  chris,
}) => {
  await alice.page.addInitScript(becomeClapper, ALICE);
  await chris.page.addInitScript(becomeClapper, CHRIS);
  await inCall(alice, 'Alice', chris);

  await test.step('recording is on within seconds, and both are told', async () => {
    await alice.startsRecording();
    await expect(chris.page.getByText(/recorded|recording/i).first()).toBeVisible();
  });

  await test.step('a minute goes by, with a shared screen in the middle', async () => {
    await alice.hasRecorded(20);
    await openSharedPicture(alice.context);
    await alice.page.bringToFront();
    await alice.button('Share screen').click();
    await expect(alice.button('Stop sharing')).toBeVisible();
    await alice.hasRecorded(40);
    await alice.button('Stop sharing').click();
    await alice.hasRecorded(60);
    await alice.stopsRecording();
  });

  const [recording] = await recordingsInStore(1);
  const { file, manifest } = recording!;
  const shape = await film.probe(file);
  expect(manifest).toMatchObject({ isComplete: true, endReason: 'stopped', gaps: [] });
  expect(shape).toMatchObject({ width: 1280, height: 720, startsFast: true });
  expect(shape.codecs.toSorted()).toEqual(['aac', 'h264']);
  expect(Math.abs(shape.seconds - manifest.lengthMs / 1_000)).toBeLessThan(0.5);
  expect(shape.frames / (shape.seconds * 30)).toBeGreaterThan(0.97);
  expect(await film.shareWithTone(file, ALICE.toneHz)).toBeGreaterThan(0.9);
  expect(await film.shareWithTone(file, CHRIS.toneHz)).toBeGreaterThan(0.9);

  const before = colourPlaces(await film.thumbnail(file, 10.5));
  expect(Math.abs(before.blue!.x - before.magenta!.x), 'they stand side by side').toBeGreaterThan(
    0.3,
  );
  const flashes = await film.flashes(file, around(before.magenta!, 18));
  const offsets = film.offsets(flashes, await film.beeps(file));
  expect(offsets.length).toBeGreaterThan(5);
  // WebRTC does not hold Chime's mixed sound and the pictures together: right after joining the receiver's sound
  // buffer is longest. Seen here: 220 ms, 100 ms after ten seconds.
  expect(Math.abs(film.median(offsets)), 'seconds between flash and beep').toBeLessThan(0.25);
  const during = colourPlaces(await film.thumbnail(file, 32));
  expect(during.red!.x).toBeLessThan(during.green!.x);
  expect(during.red!.y).toBeLessThan(during.blue!.y);
});
