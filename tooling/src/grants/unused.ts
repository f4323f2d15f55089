import type { UsageRecord } from './usage.ts';

export interface UnusedGrant {
  readonly owner: string;
  readonly action: string;
}

/** Grants of the product's own roles that allowed nothing, each action once. */
export function unusedGrants({ owners, iam }: UsageRecord): UnusedGrant[] {
  const isUsed = ({ owner, policy, statement, action }: (typeof iam.grants)[number]) =>
    iam.granted.some(
      (each) =>
        each.kind === 'identity' &&
        each.owner === owner &&
        each.policy === policy &&
        each.statement === statement &&
        fits(each.action, action),
    );
  return iam.grants
    .filter((each) => each.owner in owners && !isUsed(each))
    .map(({ owner, action }) => ({ owner: owners[owner]!, action }))
    .toSorted((a, b) => `${a.owner} ${a.action}`.localeCompare(`${b.owner} ${b.action}`));
}

/** Whether an action is one that a statement names, with IAM's wildcards. */
function fits(action: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  const expression = escaped.replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}
