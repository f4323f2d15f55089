import { inCall, seeAndHearEachOther } from '../journeys/in-call.ts';
import { endsThePhoneCall, onThePhone } from '../journeys/on-the-phone.ts';
import { test } from '../test.ts';

const { SKIP_JOURNEYS } = process.env;
test.skip(SKIP_JOURNEYS !== undefined, SKIP_JOURNEYS);
test.use({ customerBrowser: 'firefox' });

test('a customer in Firefox goes from chat to video and comes back into the call after a reload', async ({
  alice,
  chris,
}) => {
  await inCall(alice, 'Alice', chris);

  await test.step('both write during the call', async () => {
    await alice.writes('I see you now.');
    await chris.reads('I see you now.');
    await chris.writes('Great!');
    await alice.reads('Great!');
  });

  await test.step('the customer reloads and is back in the call, with the chat', async () => {
    await chris.page.reload();
    await chris.isInCall();
    await chris.reads('I see you now.');
    await seeAndHearEachOther(alice, 'Alice', chris);
  });
});

test('a caller who opens the page in Firefox with the digits read aloud goes to video and survives a reload', async ({
  alice,
  caller,
  chris,
}) => {
  await onThePhone(alice, caller);
  const digits = await alice.createsRoute(chris.email);
  await chris.opensThePage();
  await chris.startsChatWithReference(`${digits.slice(0, 4)} ${digits.slice(4)}`);
  await endsThePhoneCall(alice);
  await alice.accepts();
  await alice.reads(`Hi, ${chris.name}`);

  await test.step('the call has sound and pictures both ways', async () => {
    await alice.startsVideo();
    await chris.takesUpTheInvitation();
    await alice.startsCamera();
    await chris.startsCamera();
    await seeAndHearEachOther(alice, 'Alice', chris);
  });

  await test.step('the customer reloads and is back in the call', async () => {
    await chris.page.reload();
    await chris.isInCall();
    await seeAndHearEachOther(alice, 'Alice', chris);
  });
});
