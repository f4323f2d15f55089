import { expect, test } from '../test.ts';
import { world } from '../world.ts';

const always = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map(
  (day) => ({ day, start: '00:00', end: '00:00' }),
);

test('closed, then full, a customer is told what to do instead; open again, they are put through', async ({
  chris,
  dana,
  alice,
}) => {
  await world.opens();
  await chris.opensThePage();
  await chris.startsChat();
  await chris.reads("We're closed at the moment.");
  const mail = chris.page.getByRole('link', { name: 'help@riverbank.example' });
  await expect(mail).toHaveAttribute('href', 'mailto:help@riverbank.example');
  await chris.reads('No agent has joined.');

  await world.opens(...always);
  await world.hasRoomFor(1);
  await dana.opensThePage();
  await dana.startsChat();
  await dana.reads("we're finding an agent for you");
  await chris.startsChatAgain();
  await chris.reads('Very many people are waiting');
  const phone = chris.page.getByRole('link', { name: '+49 40 555 0199' });
  await expect(phone).toHaveAttribute('href', 'tel:+49405550199');
  await dana.endsChat();
  await dana.reads('Thank you for talking to us.');

  await alice.signsIn();
  await alice.isAvailable();
  await chris.startsChatAgain();
  await alice.accepts();
  await chris.reads("You're talking to Alice");
});

test('a bot answers first and hands over when it is asked to', async ({ chris, alice }) => {
  await world.hasBot({
    intents: [
      { name: 'Solved', utterances: ['price'], answer: 'It is 22.4 ct a kWh.' },
      { name: 'Agent', utterances: ['person'] },
    ],
    clarification: "Sorry, I didn't get that.",
  });
  await alice.signsIn();
  await alice.isAvailable();
  await chris.opensThePage();
  await chris.startsChat();
  await chris.reads('What can we do for you?');
  await chris.writes('Blub');
  await chris.reads("Sorry, I didn't get that.");
  await chris.writes('I want to talk to a person');
  await alice.accepts();
  await chris.reads("You're talking to Alice");
});
