import { expect, test } from '../test.ts';
import { inChat } from './in-call.ts';

test('a double click presses once: no question is answered, and no other button hit, by its second half', async ({
  alice,
  chris,
}) => {
  await inChat(alice, chris);

  await test.step('revoking a route asks first', async () => {
    await alice.createsRoute('dana@example.com');
    const route = alice.page.getByRole('region', { name: 'dana@example.com' });
    await route.getByRole('button', { name: 'Revoke' }).dblclick();
    await expect(route.getByRole('group')).toBeVisible();
    await expect(route.getByText('Waiting', { exact: true })).toBeVisible();
    await route.getByRole('button', { name: 'Revoke' }).click();
    await expect(route).toHaveCount(0);
  });

  await test.step('so does ending the call for everyone', async () => {
    await alice.button('Start video').dblclick();
    expect(await alice.page.evaluate(() => String(getSelection())), 'marked words').toBe('');
    await alice.button('Join call').dblclick();
    await alice.isInCall();
    await alice.button('End for everyone').dblclick();
    await alice.button('Keep going').click();
    await alice.isInCall();
  });

  await test.step('muting mutes', async () => {
    await alice.button('Mute').dblclick();
    await expect(alice.button('Unmute')).toBeVisible();
  });

  await test.step('a call that was ended stays ended, and nobody is invited anew', async () => {
    await alice.video.getByRole('button', { name: 'Leave', exact: true }).dblclick();
    await expect(alice.button('Join again')).toBeVisible();
    await alice.button('End for everyone').dblclick();
    await expect(alice.button('Start video')).toBeVisible();
    await expect(chris.button('Join video call')).toHaveCount(0);
  });
});
