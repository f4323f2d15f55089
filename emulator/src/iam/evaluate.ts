import type { Access, Context } from './access.ts';
import { fillIn, isAction, isArnLike } from './match.ts';
import type { Principal } from './principals.ts';
import type { Policy, Statement } from './statements.ts';

export interface Question {
  readonly who: Principal;
  readonly access: Access;
  /** The service's condition keys and AWS's global ones. */
  readonly context: Context;
  readonly identity: readonly Policy[];
  /** The bucket's, the key's or the role's own. */
  readonly resource?: Policy;
}

export type Verdict =
  | { readonly isAllowed: true; readonly by: readonly Statement[] }
  | { readonly isAllowed: false; readonly reason: string };

/**
 * Decides as AWS does within one account (IAM user guide, "Policy evaluation logic"): a denial wins; else a policy of
 * the caller or of the resource allows. A key and a role are closed to everybody whom their own policy doesn't name:
 * naming the account leaves it to the callers' policies (KMS developer guide, "Key policies"; STS, "AssumeRole").
 */
export function evaluate(question: Question): Verdict {
  const { identity, resource, access } = question;
  const inIdentity = applying(question, identity);
  const inResource = applying(question, resource ? [resource] : []);
  const denial = [...inIdentity, ...inResource].find(({ isDeny }) => isDeny);
  if (denial) return refused(`with an explicit deny in ${kinds[denial.policy.kind]}`);

  const naming = inResource.filter((each) => namesOf(each, question.who) === 'itself');
  const delegating = inResource.filter((each) => namesOf(each, question.who) === 'account');
  const isClosed = isClosedByItself(access.action);
  const because = (kind: string) =>
    refused(`because no ${kind} policy allows the ${access.action} action`);
  if (isClosed && naming.length + delegating.length === 0) return because('resource-based');
  if (naming.length === 0 && inIdentity.length === 0) return because('identity-based');
  return { isAllowed: true, by: [...inIdentity, ...inResource] };
}

const kinds = {
  identity: 'an identity-based policy',
  resource: 'a resource-based policy',
  trust: 'a resource-based policy',
};

const refused = (reason: string) => ({ isAllowed: false, reason }) as const;

const isClosedByItself = (action: string) => /^(kms|sts):/.test(action);

function applying(question: Question, policies: readonly Policy[]): readonly Statement[] {
  return policies
    .flatMap(({ statements }) => statements)
    .filter((statement) => applies(statement, question));
}

function applies(statement: Statement, { who, access, context }: Question): boolean {
  const { actions, resources, conditions, policy } = statement;
  const fill = (pattern: string) => (policy.hasVariables ? fillIn(pattern, context) : pattern);
  const isMeant = (pattern: string) => {
    const filled = fill(pattern);
    return filled !== undefined && isArnLike(access.resource, filled);
  };
  return (
    (statement.principals === undefined || namesOf(statement, who) !== 'nobody') &&
    actions.patterns.some((each) => isAction(access.action, each)) !== actions.isNegated &&
    (!resources || resources.patterns.some(isMeant) !== resources.isNegated) &&
    conditions.every(({ holds, wanted }) =>
      holds(
        context,
        wanted.flatMap((each) => fill(each) ?? []),
      ),
    )
  );
}

/** Whether a statement of a resource means the caller, or the caller's whole account, or somebody else. */
function namesOf({ principals }: Statement, who: Principal): 'itself' | 'account' | 'nobody' {
  const named = principals?.[who.service === undefined ? 'AWS' : 'Service'] ?? [];
  const own = [who.arn, who.role?.arn, who.service, '*'];
  if (named.some((each) => own.includes(each))) return 'itself';
  const account = [who.account, `arn:aws:iam::${who.account}:root`];
  return named.some((each) => account.includes(each)) ? 'account' : 'nobody';
}
