import { expect, test } from '../test.ts';
import { moves } from '../media/received.ts';
import { inChat } from './in-call.ts';

test('two customers with two agents at the same time: nobody meets the wrong one', async ({
  alice,
  bob,
  chris,
  dana,
}) => {
  await test.step('Alice takes Chris', async () => {
    await inChat(alice, chris);
    await alice.ccp.getByRole('button', { name: 'Offline' }).click();
  });

  await test.step('Bob takes Dana', async () => {
    await inChat(bob, dana);
  });

  await test.step('both pairs are in a call of their own', async () => {
    await alice.startsVideo();
    await chris.takesUpTheInvitation();
    await bob.startsVideo();
    await dana.takesUpTheInvitation();
    await chris.startsCamera();
    await dana.startsCamera();
    await moves(alice.remote(chris.name));
    await moves(bob.remote(dana.name));
    await expect(alice.remote(dana.name)).toHaveCount(0);
    await expect(bob.remote(chris.name)).toHaveCount(0);
  });
});
