import { expect, test } from '../test.ts';
import { hears, moves } from '../media/received.ts';
import { world } from '../world.ts';
import { inCall, inChat, seeAndHearEachOther } from './in-call.ts';

/** "Back into the same call within 10 s": what a person is promised. */
const BACK_IN_MS = 10_000;

test('reloading either page in mid-call comes back into the same call, nothing asked twice', async ({
  alice,
  chris,
}) => {
  await inCall(alice, 'Alice', chris);

  await test.step('the agent reloads', async () => {
    await alice.page.reload();
    await expect(alice.video.getByRole('button', { name: 'Leave', exact: true })).toBeVisible({
      timeout: BACK_IN_MS,
    });
    await hears(alice.page);
    await hears(chris.page);
    await moves(alice.remote(chris.name));
  });

  await test.step('the customer reloads: chat and call are back', async () => {
    await chris.page.reload();
    await expect(chris.button('Leave call')).toBeVisible({ timeout: BACK_IN_MS });
    await chris.reads(`Hi, ${chris.name}`);
    await hears(chris.page);
    await hears(alice.page);
  });

  await test.step('they still talk', async () => {
    await alice.writes('Still there?');
    await chris.reads('Still there?');
  });
});

test('killing and restarting the api in mid-call loses nothing', async ({ alice, chris }) => {
  await inCall(alice, 'Alice', chris);
  await Promise.all([world.restartApi(0), world.restartApi(1)]);
  await seeAndHearEachOther(alice, 'Alice', chris);
  await chris.button('Leave call').click();
  await expect(chris.button('Leave call')).toBeHidden();
  await alice.writes('You can come back.');
  await chris.reads('You can come back.');
  await alice.endsChat();
  await alice.closesContact();
});

test('a dropped signalling socket heals by itself', async ({ alice, chris }) => {
  await inCall(alice, 'Alice', chris);
  await world.dropSignalling();
  await seeAndHearEachOther(alice, 'Alice', chris);
  await expect(alice.video.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
});

test('who looks at the devices for longer than the service keeps a connection open gets in all the same', async ({
  alice,
  chris,
}) => {
  await inChat(alice, chris);
  await alice.startsVideo();
  await alice.startsCamera();
  const ahead = chris.page.waitForEvent('websocket', (socket) =>
    socket.url().includes('X-Chime-Control-Protocol-Version'),
  );
  await chris.button('Join video call').first().click();
  await (await ahead).waitForEvent('close', { timeout: 20_000 });
  await chris.button('Join call').click();
  await chris.startsCamera();
  await seeAndHearEachOther(alice, 'Alice', chris);
});

test('a network that carries no media is said in words, and heals by itself', async ({
  alice,
  chris,
}) => {
  await inCall(alice, 'Alice', chris);
  await world.losesMedia(100);
  await expect(alice.video.getByText(/reconnecting/i).first()).toBeVisible();
  await expect(chris.page.getByText(/reconnecting/i).first()).toBeVisible();
  await world.losesMedia(0);
  await expect(alice.video.getByText(/reconnecting/i)).toHaveCount(0);
  await seeAndHearEachOther(alice, 'Alice', chris);
});

test('dropped chat sockets heal by themselves and no line is lost', async ({ alice, chris }) => {
  await inChat(alice, chris);
  await world.dropChatSockets();
  await chris.writes('Did this get through?');
  await alice.reads('Did this get through?');
  await alice.writes('It did.');
  await chris.reads('It did.');
});
