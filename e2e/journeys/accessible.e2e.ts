import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { recordingsInStore } from '../media/store.ts';
import { expect, test as base } from '../test.ts';
import { addresses } from '../world.ts';

const test = base.extend<{ hasNoViolation: (page: Page, screen: string) => Promise<void> }>({
  /** Every rule of WCAG 2.2 A and AA that axe knows, in every frame of the page. */
  hasNoViolation: async ({ policyViolations }, use) =>
    use(async (page, screen) => {
      const before = policyViolations.length;
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      // axe adds a style element of its own, which our policy rightly refuses: what it causes isn't the page's.
      policyViolations.length = before;
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
      );
      expect(found, screen).toEqual([]);
    }),
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen of the journey, ${colorScheme}`, async ({
    alice,
    chris,
    sam,
    hasNoViolation,
  }) => {
    for (const { page } of [alice, chris, sam])
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });

    await chris.opensThePage();
    await hasNoViolation(chris.page, 'company page');
    await chris.button('Video call now').click();
    await expect(chris.page.getByLabel('Name', { exact: true })).toBeVisible();
    await hasNoViolation(chris.page, 'form');
    await chris.button('Start chat').click();
    await hasNoViolation(chris.page, 'form with faults');
    await chris.page.getByLabel('Name', { exact: true }).fill(chris.name);
    await chris.page.getByLabel('Email', { exact: true }).fill(chris.email);
    await chris.button('Start chat').click();
    await chris.reads(`Hi, ${chris.name}`);
    await hasNoViolation(chris.page, 'waiting');

    await alice.page.goto(addresses.web.shell);
    await expect(alice.page.getByLabel('Password')).toBeVisible();
    await hasNoViolation(alice.page, 'sign-in');
    await alice.signsIn();
    await hasNoViolation(alice.page, 'workspace, no contact');
    await alice.isAvailable();
    await expect(alice.ccp.getByRole('button', { name: 'Accept' })).toBeVisible();
    await hasNoViolation(alice.page, 'ringing');
    await alice.accepts();
    await expect(alice.button('Start video')).toBeEnabled();
    await hasNoViolation(alice.page, 'contact without video');
    await alice.button('Start video').click();
    await expect(alice.button('Join call')).toBeEnabled();
    await hasNoViolation(alice.page, 'preparing');
    await alice.joins();
    await hasNoViolation(alice.page, 'inviting');

    await expect(chris.button('Join video call').first()).toBeVisible();
    await hasNoViolation(chris.page, 'invitation');
    await chris.button('Join video call').first().click();
    await expect(chris.button('Join call')).toBeEnabled();
    await hasNoViolation(chris.page, 'preview');
    await chris.button('Join call').click();
    await chris.isInCall();
    await chris.startsCamera();
    await expect(alice.remote(chris.name)).toBeVisible();
    await hasNoViolation(chris.page, 'customer in call');
    await hasNoViolation(alice.page, 'agent in call');
    await alice.startsRecording();
    await hasNoViolation(chris.page, 'customer recorded');
    await hasNoViolation(alice.page, 'agent recording');

    await alice.endsChat();
    await expect(chris.button('Leave call')).toBeHidden();
    await hasNoViolation(chris.page, 'thank you');
    await hasNoViolation(alice.page, 'after the call');

    const [recording] = await recordingsInStore(1);
    await sam.opensSignedOut(`/recordings/${recording!.manifest.meetingId}`);
    await expect(sam.page.getByRole('button', { name: /with Alice/ })).toBeVisible();
    await hasNoViolation(sam.page, 'playback');
  });
}
