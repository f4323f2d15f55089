import { afterAll, afterEach } from 'vitest';
import { exchanges, type Exchange } from '../../host/exchanges.ts';
import { isKnown } from '../known-deviations.ts';

/**
 * Judges every exchange with an emulator that runs in the process of a test, whatever the test is about: a
 * deviation from AWS's service models fails the test that saw it. Loads the models with the first exchange only.
 */
const seen: Exchange[] = [];

exchanges.subscribe((exchange) => void seen.push(exchange as Exchange));

async function judgeAll(): Promise<void> {
  const batch = seen.splice(0);
  if (batch.length === 0) return;
  const { judge } = await import('../judge.ts');
  const verdicts = await Promise.all(batch.map(judge));
  const deviations = verdicts.flatMap((each) => each?.deviations ?? []);
  const news = new Set(deviations.filter((each) => !isKnown(each)));
  if (news.size > 0)
    throw new Error(`AWS's service models say otherwise:\n${[...news].join('\n')}`);
}

afterEach(judgeAll);
afterAll(judgeAll);
