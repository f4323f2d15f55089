import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../test.ts';
import { addresses } from '../world.ts';
import { hears } from '../media/received.ts';

/** More Tab presses than any screen has stops: the wanted one isn't reachable. */
const TAB_LIMIT = 80;

/** Reaches a control by Tab alone, wherever it stands: in the page or in a frame of it. */
async function tabsTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const hasFocus = () =>
    target.evaluate((element) => {
      const { activeElement } = element.ownerDocument;
      return element === activeElement && element.ownerDocument.hasFocus();
    });
  for (let presses = 0; presses < TAB_LIMIT; presses += 1) {
    if (await hasFocus()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(target)} can't be reached by Tab.`);
}

async function presses(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabsTo(page, target);
  await page.keyboard.press(key);
}

async function types(page: Page, target: Locator, text: string): Promise<void> {
  await tabsTo(page, target);
  await page.keyboard.insertText(text);
}

test('the journey can be done by keyboard alone', async ({ alice, chris }) => {
  await test.step('the customer starts a chat', async () => {
    await chris.opensThePage();
    await presses(chris.page, chris.button('Video call now'));
    await types(chris.page, chris.page.getByLabel('Name', { exact: true }), chris.name);
    await types(chris.page, chris.page.getByLabel('Email', { exact: true }), chris.email);
    await presses(chris.page, chris.button('Start chat'));
    await chris.reads(`Hi, ${chris.name}`);
  });

  await test.step('the agent signs in, becomes available and accepts', async () => {
    await alice.page.goto(addresses.web.shell);
    await types(alice.page, alice.page.getByLabel('Email'), alice.email);
    await types(alice.page, alice.page.getByLabel('Password'), 'password');
    await alice.page.keyboard.press('Enter');
    await presses(alice.page, alice.ccp.getByRole('button', { name: 'Available' }));
    await presses(alice.page, alice.ccp.getByRole('button', { name: 'Accept' }));
    await types(alice.page, alice.ccp.getByLabel('Message', { exact: true }), 'Hello!');
    await alice.page.keyboard.press('Enter');
    await chris.reads('Hello!');
  });

  await test.step('both join the call', async () => {
    await presses(alice.page, alice.button('Start video'));
    await presses(alice.page, alice.button('Join call'));
    await alice.isInCall();
    await presses(chris.page, chris.button('Join video call').first());
    await presses(chris.page, chris.button('Join call'));
    await chris.isInCall();
    await hears(alice.page);
    await hears(chris.page);
  });

  await test.step('both mute, show themselves and leave; the agent also by shortcut', async () => {
    await alice.page.keyboard.press('Alt+Shift+KeyM');
    await expect(alice.button('Unmute')).toBeVisible();
    await presses(alice.page, alice.button('Start camera'), 'Space');
    await expect(chris.remote('Alice')).toBeVisible();
    await presses(chris.page, chris.button('Mute'), 'Space');
    await expect(chris.button('Unmute')).toBeVisible();
    await presses(chris.page, chris.button('Leave call'));
    await expect(chris.button('Leave call')).toBeHidden();
  });
});
