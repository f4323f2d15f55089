import { becomeClapper } from '../media/clapper.ts';
import * as film from '../media/film.ts';
import { around, colourPlaces } from '../media/places.ts';
import { openSharedPicture } from '../media/shared-picture.ts';
import { recordingsInStore } from '../media/store.ts';
import { expect, test } from '../test.ts';
import { inCall } from './in-call.ts';

const ALICE = { colour: '#2040d0', toneHz: 440, claps: false };
const CHRIS = { colour: '#d020d0', toneHz: 660, claps: true };

/** By two looks: in one of them somebody may be hidden by the flash. */
async function places(file: string, atSeconds: number): Promise<ReturnType<typeof colourPlaces>> {
  const looks = [atSeconds, atSeconds + 0.7].map((at) => film.thumbnail(file, at));
  const [one, other] = (await Promise.all(looks)).map(colourPlaces);
  return { ...other, ...one };
}

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

  // What counts from here on is the file: the smaller the windows, the more of the machine is left for it.
  await alice.page.setViewportSize({ width: 1024, height: 400 });
  await chris.page.setViewportSize({ width: 640, height: 360 });

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

  const before = await places(file, 10);
  expect(Math.abs(before.blue!.x - before.magenta!.x), 'they stand side by side').toBeGreaterThan(
    0.3,
  );
  const flashes = await film.flashes(file, around(before.magenta!, 18));
  const offsets = film.offsets(flashes, await film.beeps(file));
  expect(offsets.length).toBeGreaterThan(5);
  expect(Math.abs(film.median(offsets)), 'seconds between flash and beep').toBeLessThan(0.08);
  const during = await places(file, 32);
  expect(during.red!.x).toBeLessThan(during.green!.x);
  expect(during.red!.y).toBeLessThan(during.blue!.y);
});
