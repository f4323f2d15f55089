import type { Agent } from '../actors/agent.ts';
import type { Customer } from '../actors/customer.ts';
import { hears, moves } from '../media/received.ts';
import { expect, test } from '../test.ts';
import { world } from '../world.ts';
import { endsThePhoneCall, onThePhone } from './on-the-phone.ts';

async function intoVideo(alice: Agent, chris: Customer): Promise<void> {
  await alice.accepts();
  await alice.reads(`Hi, ${chris.name}`);
  await alice.startsVideo();
  await chris.takesUpTheInvitation();
  await chris.startsCamera();
  await moves(alice.remote(chris.name));
  await hears(chris.page);
}

test('a phone call becomes a video call by digits read aloud, past another who waits', async ({
  alice,
  caller,
  chris,
  dana,
}) => {
  await onThePhone(alice, caller);
  await test.step('another customer waits in the common queue', async () => {
    await dana.opensThePage();
    await dana.startsChat();
  });
  const digits = await alice.createsRoute(chris.email);
  expect(digits).toMatch(/^\d{8}$/);

  await test.step('the customer types the digits as they were read', async () => {
    await chris.opensThePage();
    await chris.startsChatWithReference(`${digits.slice(0, 4)} ${digits.slice(4)}`);
    await expect(alice.ccp.getByRole('button', { name: 'Accept' })).toHaveCount(0);
  });

  await test.step('after the call the chat rings at once, before the one who waits', async () => {
    await endsThePhoneCall(alice);
    await expect(alice.ccp.getByText(chris.name).first()).toBeVisible();
    await intoVideo(alice, chris);
  });

  await test.step('the digits work once', async () => {
    await dana.page.reload();
    await chris.page.getByRole('button', { name: 'Leave call' }).click();
    const second = await chris.context.newPage();
    await second.goto(`${new URL(chris.page.url()).origin}/?ref=${digits}`);
    await second.getByLabel('Name', { exact: true }).fill('Mallory');
    await second.getByLabel('Email', { exact: true }).fill(chris.email);
    await second.getByRole('button', { name: 'Start chat' }).click();
    await expect(second.getByRole('button', { name: /without/i })).toBeVisible();
  });
});

test('a phone call becomes a video call by the link', async ({ alice, caller, chris }) => {
  await onThePhone(alice, caller);
  await alice.createsRoute(chris.email);
  // Routes of an earlier journey may still be open: the newest has a region of its own.
  const newest = alice.page.getByRole('region', { name: chris.email });
  await newest.getByRole('button', { name: 'Copy link' }).click();
  const link = await alice.page.evaluate(() => navigator.clipboard.readText());
  expect(link).not.toContain('@');
  await chris.page.goto(link);
  await chris.page.getByLabel('Name', { exact: true }).fill(chris.name);
  await chris.page.getByLabel('Email', { exact: true }).fill(chris.email);
  await chris.button('Start chat').click();
  await chris.reads(`Hi, ${chris.name}`);
  await endsThePhoneCall(alice);
  await intoVideo(alice, chris);
});

test('the phone call stays up while video runs, until the audio is moved over', async ({
  alice,
  caller,
  chris,
}) => {
  await world.letsChatsRingDuringCalls();
  await onThePhone(alice, caller);
  const digits = await alice.createsRoute(chris.email);
  await chris.opensThePage();
  await chris.startsChatWithReference(digits);
  await alice.accepts();
  await alice.startsVideo();
  await chris.takesUpTheInvitation();

  await test.step('the agent is muted here, and still heard on the phone', async () => {
    await expect(alice.button('Unmute')).toBeVisible();
    await hears(caller.page);
  });

  await test.step('one press moves the audio over and ends the phone call', async () => {
    await alice.button('Move audio to video').click();
    await expect(caller.page.getByRole('button', { name: 'Hang up' })).toBeHidden();
    await expect(alice.button('Mute')).toBeVisible();
    await hears(chris.page);
  });
});
