import type { BrowserContext } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Releases } from '../remotes/releases.ts';
import { Tomorrow } from '../remotes/tomorrow.ts';
import { expect, test } from '../test.ts';
import { addresses } from '../world.ts';
import { inCall } from './in-call.ts';

test('a remote that was built against contracts a version ahead works in the shell of today', async ({
  alice,
  chris,
}) => {
  await using tomorrow = Tomorrow.make();
  await using releases = await Releases.open();
  const built = await tomorrow.remote('mfe-ccp');
  await releases.release(built);
  await inCall(alice, 'Alice', chris);
  await expect(
    alice.page
      .getByRole('region', { name: 'Contact control panel' })
      .locator('[data-remote-state]'),
  ).toHaveAttribute('data-remote-version', built.release.version);
  await alice.endsChat();
  await alice.closesContact();
});

test('the remotes of today work in a shell whose contracts are a version ahead', async ({
  alice,
  chris,
}) => {
  await using tomorrow = Tomorrow.make();
  const shell = await tomorrow.build('shell');
  const served = await serveInstead(alice.context, addresses.web.shell, shell);
  await inCall(alice, 'Alice', chris);
  expect(served).toContain('/index.html');
  expect(served.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(3);
  await alice.endsChat();
  await alice.closesContact();
});

/** The files of a folder in place of a server's own, under its headers; answers which were asked for. */
async function serveInstead(
  context: BrowserContext,
  origin: string,
  folder: string,
): Promise<readonly string[]> {
  const served: string[] = [];
  // A page that no server has sent is no page of this machine's to Chromium.
  await context.grantPermissions(['camera', 'microphone', 'local-network-access']);
  await context.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = route.request().resourceType() === 'document' ? '/index.html' : pathname;
    const file = join(folder, path);
    if (!existsSync(file)) return route.continue();
    served.push(path);
    const page = await route.fetch({ url: origin });
    const contentType = { html: 'text/html', js: 'text/javascript', css: 'text/css' }[
      path.split('.').at(-1)!
    ];
    await route.fulfill({ response: page, contentType: contentType!, body: readFileSync(file) });
  });
  return served;
}
