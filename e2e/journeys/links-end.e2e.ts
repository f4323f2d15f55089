import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { hierarchyGroupOf } from '../account.ts';
import { makeBigFilm } from '../media/film.ts';
import {
  addressOf,
  jumpTo,
  mustFetch,
  placeOf,
  playsOnFrom,
  type Moment,
} from '../media/player.ts';
import { storesFilm } from '../media/store.ts';
import { expect, test } from '../test.ts';

/** The shortest that an operator may choose. */
const LINK_LIFE_S = 60;
const FILM_S = 180;

/** What the storage says to whoever comes with an address that a page has had. */
async function storageAnswers(address: string): Promise<number> {
  const response = await fetch(address, { headers: { range: 'bytes=0-99' } });
  await response.body?.cancel();
  return response.status;
}

async function isRefusedInTheEnd(address: string): Promise<void> {
  await expect
    .poll(() => storageAnswers(address), { timeout: (LINK_LIFE_S + 15) * 1_000 })
    .toBe(403);
}

test('a link that ends while somebody watches is renewed, and the film goes on where it was', async ({
  sam,
  operator,
}) => {
  test.setTimeout(300_000);
  await operator.sets({ RECORDING_URL_TTL_S: `${LINK_LIFE_S}` });
  const file = join(mkdtempSync(join(tmpdir(), 'films-')), 'long.mp4');
  await makeBigFilm(file, FILM_S);
  // So long a call takes its time to record: this film stands for one.
  const path = `/recordings/${await storesFilm(file, FILM_S, await hierarchyGroupOf(sam.email))}`;

  const player = sam.page.locator('video');
  await sam.opensSignedOut(path);
  await player.press('k');
  await playsOnFrom(player, { place: 0, at: Date.now() });
  const first = await addressOf(player);

  await test.step('ahead of its end another link takes its place, and the film runs on', async () => {
    let before = await momentOf(player);
    const next = async () => {
      const now = await momentOf(player);
      const address = await addressOf(player);
      if (address === first) before = now;
      return address;
    };
    await expect.poll(next, { timeout: LINK_LIFE_S * 1_000 }).not.toBe(first);
    await playsOnFrom(player, before);
  });

  await test.step('when the storage refuses the old link, it still plays, also where it has to fetch', async () => {
    await isRefusedInTheEnd(first);
    await playsOnFrom(player, await momentOf(player));
    await jumpsWhereItMustFetch(player, FILM_S - 45);
    await playsOnFrom(player, { place: FILM_S - 45, at: Date.now() });
  });
});

const momentOf = async (player: Locator): Promise<Moment> => ({
  place: await placeOf(player),
  at: Date.now(),
});

async function jumpsWhereItMustFetch(player: Locator, place: number): Promise<void> {
  expect(await mustFetch(player, place)).toBe(true);
  await jumpTo(player, place);
}
