import type { Page } from '@playwright/test';
import { expect, test } from '../test.ts';

/** Big enough that only the Chime SDK is as large. */
const SDK_BYTES = 500_000;

/** Sizes of the scripts that a page has loaded, by its own resource timing. */
function largestScript(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      0,
      ...(performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter((each) => each.name.endsWith('.js'))
        .map((each) => each.decodedBodySize),
    ),
  );
}

test('the Chime SDK loads only when a contact is accepted, and at the customer’s not before an agent is there', async ({
  alice,
  chris,
}) => {
  const chimeAtAlice: string[] = [];
  alice.page.on('request', (request) => {
    if (/chime/i.test(request.url()) && request.url().endsWith('.js'))
      chimeAtAlice.push(request.url());
  });
  await alice.signsIn();
  await alice.isAvailable();
  await chris.opensThePage();
  expect(await largestScript(chris.page)).toBeLessThan(SDK_BYTES);
  await chris.startsChat();
  expect(await largestScript(chris.page)).toBeLessThan(SDK_BYTES);
  expect(chimeAtAlice).toEqual([]);
  await alice.accepts();
  await expect.poll(() => chimeAtAlice.length).toBeGreaterThan(0);
});
