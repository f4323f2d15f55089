import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { moves } from '../media/received.ts';
import { inCall } from '../journeys/in-call.ts';
import { test } from '../test.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });

test('pictures for the documentation', async ({ alice, chris }) => {
  await chris.opensThePage();
  await chris.page.screenshot({ path: join(folder, 'customer-page.png') });
  await inCall(alice, 'Alice', chris);
  await alice.writes('Hello Chris, I can see you now.');
  await chris.reads('Hello Chris, I can see you now.');
  await moves(alice.remote(chris.name));
  await alice.page.screenshot({ path: join(folder, 'agent-in-call.png') });
  await chris.page.screenshot({ path: join(folder, 'customer-in-call.png') });
});
