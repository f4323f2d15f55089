import { exchanges, type Exchange } from '../../host/exchanges.ts';
import { judge, type Verdict } from '../judge.ts';

/** Collects the verdicts on all exchanges from now on; a check of its own, beside that of the set-up file. */
export function collectVerdicts() {
  const seen: Exchange[] = [];
  const keep = (exchange: unknown) => void seen.push(exchange as Exchange);
  exchanges.subscribe(keep);
  return {
    async verdicts(): Promise<readonly Verdict[]> {
      const found = await Promise.all(seen.map(judge));
      return found.flatMap((each) => each ?? []);
    },
    [Symbol.dispose]: () => void exchanges.unsubscribe(keep),
  };
}
