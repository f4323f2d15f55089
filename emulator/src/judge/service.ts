import { exchanges, type Exchange } from '../host/exchanges.ts';
import type { EmulatedService } from '../host/service.ts';
import { judge } from './judge.ts';
import { isKnown } from './known-deviations.ts';

/** Judges every exchange of this process; `POST /__control/judge/deviations` answers what was found so far. */
export function createJudgeService(): EmulatedService {
  const found = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const keep = (exchange: unknown): void => {
    last = Promise.all([last, judgeOne(exchange as Exchange)]);
  };

  async function judgeOne(exchange: Exchange): Promise<void> {
    const verdict = await judge(exchange);
    for (const each of verdict?.deviations ?? []) if (!isKnown(each)) found.add(each);
  }

  exchanges.subscribe(keep);
  return {
    name: 'judge',
    control: {
      async deviations() {
        await last;
        return { deviations: [...found] };
      },
    },
    reset: () => found.clear(),
    stop() {
      exchanges.unsubscribe(keep);
      return Promise.resolve();
    },
  };
}
