import { Type } from 'typebox';
import type { LocalDeployment } from '../local-deployment/local-deployment.ts';
import { parseProperties } from '../local-deployment/parse-properties.ts';
import type { Resource } from '../local-deployment/stacks.ts';
import { createBalancer, type Balancer } from './balancer/balancer.ts';
import { createFirewall, type Firewall } from './firewall/firewall.ts';
import type { StatementDeps } from './firewall/statements.ts';

type Deployed = Pick<LocalDeployment, 'resources'>;

const association = Type.Object({ ResourceArn: Type.String(), WebACLArn: Type.String() });
const listenerRule = Type.Object({ ListenerArn: Type.String() });

/** The one public load balancer with its listener and rules. */
export function deployedBalancer(deployment: Deployed): Balancer {
  const listener = only(deployment, 'AWS::ElasticLoadBalancingV2::Listener');
  const rules = deployment
    .resources('AWS::ElasticLoadBalancingV2::ListenerRule')
    .filter((each) => parseProperties(listenerRule, each).ListenerArn === listener.ref);
  return createBalancer({
    loadBalancer: only(deployment, 'AWS::ElasticLoadBalancingV2::LoadBalancer').properties,
    listener: listener.properties,
    rules: Object.fromEntries(rules.map((each) => [each.logicalId, each.properties])),
  });
}

/** The web ACL that is associated with the load balancer; without an association everything passes. */
export function deployedFirewall(deployment: Deployed, deps: StatementDeps): Firewall {
  const { ref } = only(deployment, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
  const associated = deployment
    .resources('AWS::WAFv2::WebACLAssociation')
    .map((each) => parseProperties(association, each))
    .find(({ ResourceArn }) => ResourceArn === ref);
  const acl = deployment
    .resources('AWS::WAFv2::WebACL')
    .find((each) => each.attribute('Arn') === associated?.WebACLArn);
  return acl ? createFirewall(acl.properties, deps) : { judge: () => undefined };
}

function only(deployment: Deployed, type: string): Resource {
  const [found, ...others] = deployment.resources(type);
  if (found && others.length === 0) return found;
  throw new Error(`The deployment has ${found ? others.length + 1 : 0} of ${type}, not one.`);
}
