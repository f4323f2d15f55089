import type { LocalDeployment } from '../../local-deployment/local-deployment.ts';
import { hosts } from '../../local-deployment/parameters.ts';
import type { Resource } from '../../local-deployment/stacks.ts';
import { deployedBalancer, deployedFirewall } from '../deployed-edge.ts';
import { pageEdge } from '../pages/page-edge.ts';
import type { EdgeRequest } from '../request.ts';
import { aRequest } from './resources.ts';

export type Deployed = Pick<LocalDeployment, 'resources' | 'approvedOrigins'>;

const SECURITY_HEADERS = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
];

/** What the edge of a deployment does not do although it should: one name for each. */
export function edgeGaps(deployment: Deployed): string[] {
  return [
    ...headerGaps(deployment),
    ...originGaps(deployment),
    ...firewallGaps(deployment),
    ...balancerGaps(deployment),
  ];
}

function headerGaps(deployment: Deployed): string[] {
  return [hosts.workspace, hosts.customer].flatMap((host) => {
    const sent = pageEdge(deployment, host).headersAt('/index.html');
    return SECURITY_HEADERS.filter((name) => !(name in sent)).map(
      (name) => `security header ${name} of ${host}`,
    );
  });
}

function originGaps(deployment: Deployed): string[] {
  const origin = `https://${hosts.workspace}`;
  return deployment.approvedOrigins().includes(origin) ? [] : [`approved origin ${origin}`];
}

const floods: [rule: string, path: string, calls: number][] = [
  ['PublicCalls', '/v1/contacts', 101],
  ['PublicCalls', '/v1/references/open', 101],
  ['AllCalls', '/v1/config', 30_001],
];
const attacks: [rule: string, request: Partial<EdgeRequest>][] = [
  ['AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY', { bodyBytes: 8_193 }],
  ['AWSManagedRulesKnownBadInputsRuleSet/ExploitablePaths_URIPATH', { path: '/WEB-INF/web.xml' }],
];

function firewallGaps(deployment: Deployed): string[] {
  const firewall = () => deployedFirewall(deployment, { now: () => 0, callersPerAddress: 1 });
  const passed = [
    ...floods.map(([rule, path, calls]) => {
      const { judge } = firewall();
      for (let count = 1; count < calls; count++) judge(aRequest({ path }));
      return [`${rule} for ${path}`, rule, judge(aRequest({ path }))] as const;
    }),
    ...attacks.map(([rule, request]) => [rule, rule, firewall().judge(aRequest(request))] as const),
  ];
  return passed
    .filter(([, rule, refusal]) => refusal?.rule !== rule)
    .map(([name]) => `firewall rule ${name}`);
}

function balancerGaps(deployment: Deployed): string[] {
  const { decide, dropsInvalidNames } = deployedBalancer(deployment);
  const at = (path: string, host: string = hosts.api) => decide({ path, headers: { host } });
  return [
    ...['/metrics', '/readyz']
      .filter((path) => at(path).type !== 'answer')
      .map((path) => `balancer rule for ${path}`),
    ...(at('/v1/config').type === 'forward' ? [] : [`balancer rule for ${hosts.api}`]),
    ...(at('/v1/config', 'evil.example').type === 'answer' ? [] : ['balancer’s default action']),
    ...(dropsInvalidNames ? [] : ['balancer’s dropping of invalid header names']),
  ];
}

/** A deployment in which resources of a type have other properties; undefined: the resource is removed. */
export function changed(
  deployment: Deployed,
  type: string,
  change: (properties: Resource['properties'], resource: Resource) => object | undefined,
): Deployed {
  const resources: Deployed['resources'] = (asked) => {
    const all = deployment.resources(asked);
    if (asked !== type) return all;
    return all.flatMap((resource) => {
      const properties = change(structuredClone(resource.properties), resource);
      return properties ? [withProperties(resource, properties)] : [];
    });
  };
  return {
    resources,
    approvedOrigins: () =>
      resources('AWS::Connect::ApprovedOrigin').map(({ properties }) => String(properties.Origin)),
  };
}

function withProperties(resource: Resource, properties: object): Resource {
  const { stack, logicalId, type } = resource;
  return {
    ...{ stack, logicalId, type, properties: properties as Resource['properties'] },
    get ref() {
      return resource.ref;
    },
    attribute: (name) => resource.attribute(name),
  };
}
