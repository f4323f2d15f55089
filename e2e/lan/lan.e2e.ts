import { inCall } from '../journeys/in-call.ts';
import { expect, test } from '../test.ts';
import { addresses } from '../world.ts';

const { SKIP_JOURNEYS } = process.env;
test.skip(SKIP_JOURNEYS !== undefined, SKIP_JOURNEYS);

test('a device that reaches the customer site over https in the network gets to the first picture of the agent', async ({
  alice,
  chris,
}) => {
  expect(addresses.web['customer-site']).toMatch(/^https:\/\/10\.77\.0\.1:/);
  await chris.opensThePage();
  expect(await chris.page.evaluate(() => isSecureContext)).toBe(true);
  await inCall(alice, 'Alice', chris);
});
