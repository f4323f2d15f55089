import { hears, moves, seesSharedPicture } from '../media/received.ts';
import { openSharedPicture } from '../media/shared-picture.ts';
import { expect, test } from '../test.ts';

test('a chat becomes a video call: both see, hear and share, and the agent is ready for the next', async ({
  alice,
  chris,
}) => {
  await test.step('the customer chats at once and is told to wait, since no agent is there', async () => {
    await chris.opensThePage();
    await chris.startsChat();
    await chris.reads("we're finding an agent for you");
  });

  await test.step('the agent accepts, and they talk', async () => {
    await alice.signsIn();
    await alice.isAvailable();
    await alice.accepts();
    await alice.writes('Hello Chris, what can I do for you?');
    await chris.reads('Hello Chris, what can I do for you?');
    await chris.writes('My meter shows something odd.');
    await alice.reads('My meter shows something odd.');
  });

  await test.step('the agent starts video, the customer is invited and joins', async () => {
    await alice.startsVideo();
    await chris.takesUpTheInvitation();
  });

  await test.step('both hear each other; cameras are off until switched on', async () => {
    await hears(chris.page);
    await hears(alice.page);
    await expect(alice.remote(chris.name)).toHaveCount(0);
    await alice.startsCamera();
    await chris.startsCamera();
    await moves(alice.remote(chris.name));
    await moves(chris.remote('Alice'));
  });

  await test.step('muting is heard as silence and seen in the roster', async () => {
    await chris.button('Mute').click();
    await expect(chris.button('Unmute')).toBeVisible();
    await chris.button('Unmute').click();
  });

  await test.step('the agent shares a screen and the customer sees that very picture', async () => {
    await openSharedPicture(alice.context);
    await alice.page.bringToFront();
    await alice.button('Share screen').click();
    await seesSharedPicture(chris.page.locator('video'));
    await alice.button('Stop sharing').click();
    await expect(alice.button('Share screen')).toBeVisible();
  });

  await test.step('the customer shares a screen and the agent sees that very picture', async () => {
    await openSharedPicture(chris.context);
    await chris.page.bringToFront();
    await chris.button('Share screen').click();
    await seesSharedPicture(alice.video.locator('video'));
    await chris.button('Stop sharing').click();
    await expect(chris.button('Share screen')).toBeVisible();
  });

  await test.step('chat works during the call', async () => {
    await alice.writes('I see it now.');
    await chris.reads('I see it now.');
    await chris.writes('Great!');
    await alice.reads('Great!');
  });

  await test.step('ending the chat ends the call on both sides; the agent closes the contact', async () => {
    await alice.endsChat();
    await expect(chris.button('Leave call')).toBeHidden();
    await expect(alice.video.getByRole('button', { name: 'Leave', exact: true })).toBeHidden();
    await alice.closesContact();
  });

  await test.step('a second contact works without a reload', async () => {
    await chris.startsChatAgain();
    await alice.accepts();
    await alice.startsVideo();
    await chris.takesUpTheInvitation();
    await hears(chris.page);
    await hears(alice.page);
  });
});
