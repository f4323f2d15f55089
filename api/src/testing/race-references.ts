import { raceForReferences, REDEMPTIONS } from './redemption-race.ts';

/** `npm run bench -- race <rounds>`: says what happened; fails unless one won each round. */
const rounds = Number(process.argv[2] ?? 1_000);
if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError('How many rounds?');
console.log(`${rounds} rounds of ${REDEMPTIONS} redemptions at once, over two api processes`);

const result = await raceForReferences(rounds, (round) => {
  if (round % 100 === 0) console.log(`  ${round} rounds`);
});
const wrong = result.winners.filter((count) => count !== 1).length;
const perSecond = (rounds * REDEMPTIONS) / result.seconds;
console.log(
  `exactly one won in ${rounds - wrong} of ${rounds} rounds (${result.winsOf.join(' and ')} by process)`,
);
console.log(`refused: ${JSON.stringify(result.refusals)}`);
console.log(`${result.seconds.toFixed(0)} s, ${perSecond.toFixed(0)} redemptions a second`);

const isOneAnswer = result.refusals['route/invalid'] === rounds * (REDEMPTIONS - 1);
process.exitCode = wrong === 0 && isOneAnswer ? 0 : 1;
