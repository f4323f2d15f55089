import { inCall, seeAndHearEachOther } from '../journeys/in-call.ts';
import { test } from '../test.ts';

const { SKIP_JOURNEYS } = process.env;
test.skip(SKIP_JOURNEYS !== undefined, SKIP_JOURNEYS);
test.use({ agentBrowser: 'firefox' });

test('an agent in Firefox takes a chat to video, reloads into the call and closes the contact', async ({
  alice,
  chris,
}) => {
  await inCall(alice, 'Alice', chris);

  await test.step('the agent reloads and is back in the call', async () => {
    await alice.page.reload();
    await alice.isInCall();
    await seeAndHearEachOther(alice, 'Alice', chris);
  });

  await test.step('they write, and the agent closes the contact', async () => {
    await alice.writes('Still there?');
    await chris.reads('Still there?');
    await alice.endsChat();
    await alice.closesContact();
  });
});
