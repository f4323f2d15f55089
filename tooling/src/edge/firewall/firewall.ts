import { parse } from '@video-escalation/contracts/config/parse';
import type { EdgeRefusal, EdgeRequest } from '../request.ts';
import { WebAcl, type Rule } from './schema.ts';
import { matcherOf, type StatementDeps } from './statements.ts';

export interface Firewall {
  /** @returns undefined: the request goes on to the balancer. */
  judge(request: EdgeRequest): EdgeRefusal | undefined;
}

type Judge = (request: EdgeRequest) => 'pass' | 'allow' | EdgeRefusal;

/**
 * Evaluates an `AWS::WAFv2::WebACL`.
 * @throws Error that names the statement, action or rule group which is not evaluated here.
 */
export function createFirewall(properties: unknown, deps: StatementDeps): Firewall {
  const acl = parse(WebAcl, properties, 'The web ACL');
  if (!('Allow' in acl.DefaultAction)) {
    throw new Error('The web ACL refuses by default, which is not evaluated.');
  }
  const judges = acl.Rules.toSorted((a, b) => a.Priority - b.Priority).map((rule) =>
    judgeOf(rule, deps),
  );
  return {
    judge(request) {
      for (const judge of judges) {
        const verdict = judge(request);
        if (verdict === 'allow') return undefined;
        if (verdict !== 'pass') return verdict;
      }
      return undefined;
    },
  };
}

function judgeOf({ Name, Statement, Action, OverrideAction }: Rule, deps: StatementDeps): Judge {
  const matches = matcherOf(Statement, deps);
  const isOnlyCounted = OverrideAction !== undefined && !('None' in OverrideAction);
  const onMatch = actionOf(Name, Action ?? { Block: {} });
  return (request) => {
    const match = matches(request);
    if (!match || match.isCounted || isOnlyCounted) return 'pass';
    return onMatch(match.rule ?? Name);
  };
}

function actionOf(name: string, action: Rule['Action'] & object) {
  const [[type, settings] = ['(none)', undefined]] = Object.entries(action);
  if (type === 'Allow') return () => 'allow' as const;
  if (type === 'Count') return () => 'pass' as const;
  if (type !== 'Block')
    throw new Error(`The action ${type} of the rule ${name} is not taken here.`);
  const status = customStatus(settings) ?? 403;
  return (rule: string): EdgeRefusal => ({ by: 'firewall', rule, status });
}

function customStatus(settings: unknown): number | undefined {
  const { CustomResponse } = settings as { CustomResponse?: { ResponseCode?: number } };
  return CustomResponse?.ResponseCode;
}
