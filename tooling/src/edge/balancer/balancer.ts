import { parse } from '@video-escalation/contracts/config/parse';
import type { EdgeRequest } from '../request.ts';
import { conditionOf, type Matches } from './conditions.ts';
import { Listener, ListenerRule, LoadBalancer, type Action } from './schema.ts';

/** What the balancer does with a request: sends it to a target, or answers by itself. */
export type Decision =
  | { readonly type: 'forward' }
  | {
      readonly type: 'answer';
      readonly rule: string;
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    };

export interface Balancer {
  readonly protocol: string;
  readonly port: number;
  readonly idleMs: number;
  readonly dropsInvalidNames: boolean;
  decide(request: Pick<EdgeRequest, 'path' | 'headers'>): Decision;
}

export interface BalancerResources {
  /** Properties of the `AWS::ElasticLoadBalancingV2::LoadBalancer`. */
  readonly loadBalancer: unknown;
  /** Properties of its one `…::Listener`. */
  readonly listener: unknown;
  /** Properties of each `…::ListenerRule`, by its logical id. */
  readonly rules: Readonly<Record<string, unknown>>;
}

/** @throws Error that names a condition or an action which is not evaluated here. */
export function createBalancer(resources: BalancerResources): Balancer {
  const { LoadBalancerAttributes = [] } = parse(LoadBalancer, resources.loadBalancer, 'Balancer');
  const attributes = new Map(LoadBalancerAttributes.map(({ Key, Value }) => [Key, Value]));
  const { Port, Protocol, DefaultActions } = parse(Listener, resources.listener, 'Listener');
  const rules = Object.entries(resources.rules)
    .map(([id, properties]) => readRule(id, properties))
    .toSorted((a, b) => a.priority - b.priority);
  const otherwise = decisionOf('(default)', DefaultActions);
  return {
    protocol: Protocol,
    port: Port,
    idleMs: Number(attributes.get('idle_timeout.timeout_seconds') ?? 60) * 1_000,
    dropsInvalidNames: attributes.get('routing.http.drop_invalid_header_fields.enabled') === 'true',
    decide: (request) =>
      rules.find(({ conditions }) => conditions.every((matches) => matches(request)))?.decision ??
      otherwise,
  };
}

interface Rule {
  readonly priority: number;
  readonly conditions: readonly Matches[];
  readonly decision: Decision;
}

function readRule(id: string, properties: unknown): Rule {
  const rule = parse(ListenerRule, properties, `The listener rule ${id}`);
  return {
    priority: rule.Priority,
    conditions: rule.Conditions.map(conditionOf),
    decision: decisionOf(id, rule.Actions),
  };
}

function decisionOf(rule: string, actions: readonly Action[]): Decision {
  const [{ Type, FixedResponseConfig: fixed }] = actions as [Action];
  if (Type === 'forward') return { type: 'forward' };
  if (Type !== 'fixed-response' || !fixed) {
    throw new Error(`The action ${Type} of the listener rule ${rule} is not taken here.`);
  }
  const { StatusCode, ContentType = 'text/plain; charset=utf-8', MessageBody = '' } = fixed;
  return {
    type: 'answer',
    rule,
    status: Number(StatusCode),
    contentType: ContentType,
    body: MessageBody,
  };
}
