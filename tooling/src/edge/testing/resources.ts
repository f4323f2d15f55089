import type { EdgeRequest } from '../request.ts';

/** A request of a browser that nothing is wrong with. */
export function aRequest(changes: Partial<EdgeRequest> = {}): EdgeRequest {
  const { headers, ...rest } = changes;
  return {
    ...{ method: 'GET', path: '/v1/config', query: '', address: '203.0.113.7', bodyBytes: 0 },
    headers: { host: 'api.riverbank.example', 'user-agent': 'Mozilla/5.0', ...headers },
    ...rest,
  };
}

export const aManagedRule = (Name: string, more: object = {}) => ({
  Name,
  Priority: 5,
  OverrideAction: { None: {} },
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name, ...more } },
});

export const aPathIs = (SearchString: string, ...types: string[]) => ({
  ByteMatchStatement: {
    FieldToMatch: { UriPath: {} },
    PositionalConstraint: 'EXACTLY',
    SearchString,
    TextTransformations: types.map((Type, Priority) => ({ Priority, Type })),
  },
});

export const anAcl = (...Rules: object[]) => ({ DefaultAction: { Allow: {} }, Rules });

export const aListener = {
  Port: 443,
  Protocol: 'HTTPS',
  DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
};

export const aLoadBalancer = (idleSeconds = 60) => ({
  LoadBalancerAttributes: [
    { Key: 'idle_timeout.timeout_seconds', Value: String(idleSeconds) },
    { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
  ],
});

export const aPathRule = (Priority: number, ...Values: string[]) => ({
  Priority,
  Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values } }],
  Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
});

export const aHostRule = (Priority: number, ...Values: string[]) => ({
  Priority,
  Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values } }],
  Actions: [{ Type: 'forward', TargetGroupArn: 'arn:aws:elasticloadbalancing:targets' }],
});
