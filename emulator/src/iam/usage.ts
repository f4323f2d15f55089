import type { Access } from './access.ts';
import type { Principal } from './principals.ts';
import type { Statement } from './statements.ts';

interface Grant {
  /** ARN of whom or what the policy belongs to. */
  readonly owner: string;
  readonly kind: string;
  readonly policy: number;
  /** Sid, or place in the policy. */
  readonly statement: string;
  /** As asked for; its statement may say it by a pattern. */
  readonly action: string;
}

interface Refusal {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly reason: string;
}

type Counted<T> = T & { readonly times: number };

/** What was allowed by which statement, and what was refused, since the emulator started: a reset forgets nothing. */
export interface Usage {
  allowed(by: readonly Statement[], access: Access): void;
  refused(who: Principal, access: Access, reason: string): void;
  view(): {
    readonly granted: readonly Counted<Grant>[];
    readonly refused: readonly Counted<Refusal>[];
  };
}

export function createUsage(): Usage {
  const granted = createCounter<Grant>();
  const refused = createCounter<Refusal>();
  return {
    allowed(by, { action }) {
      for (const { policy, id } of by) {
        const { owner, kind, index } = policy;
        granted.count({ owner, kind, policy: index, statement: id, action });
      }
    },
    refused: ({ arn }, { action, resource }, reason) =>
      refused.count({ principal: arn, action, resource, reason }),
    view: () => ({ granted: granted.all(), refused: refused.all() }),
  };
}

function createCounter<T extends object>() {
  const counted = new Map<string, { what: T; times: number }>();
  return {
    count(what: T): void {
      const key = JSON.stringify(what);
      const entry = counted.get(key) ?? { what, times: 0 };
      entry.times += 1;
      counted.set(key, entry);
    },
    all: (): Counted<T>[] => [...counted.values()].map(({ what, times }) => ({ ...what, times })),
  };
}
