import { beforeAll, describe, expect, it } from 'vitest';
import { loadLocalDeployment } from '../local-deployment/load.ts';
import { hosts } from '../local-deployment/parameters.ts';
import { addresses } from '../stack/addresses.ts';
import {
  workspaceOrigins,
  customerSiteOrigins,
} from '@video-escalation/contracts/config/page-places';
import { securityHeaders } from '@video-escalation/contracts/config/security-headers';
import { pagePlaces } from '../stack/page-places.ts';
import { localSources } from './pages/local-sources.ts';
import { localized } from './pages/localized.ts';
import { pageEdge } from './pages/page-edge.ts';
import { changed, edgeGaps, type Deployed } from './testing/edge-gaps.ts';

let deployed: Deployed;
// Templates that nobody has synthesized yet take the CDK its time.
beforeAll(async () => void (deployed = await loadLocalDeployment()), 300_000);

const CONFIG = 'ResponseHeadersPolicyConfig';

interface Policy {
  readonly SecurityHeadersConfig: Record<string, unknown>;
  readonly CustomHeadersConfig: { Items: { readonly Header: string }[] };
}

/** The workspace's headers policy without one header. */
const withoutHeader = (remove: (policy: Policy) => void) =>
  changed(deployed, 'AWS::CloudFront::ResponseHeadersPolicy', (properties, { logicalId }) => {
    if (logicalId.startsWith('WorkspaceHeaders')) remove(properties[CONFIG] as Policy);
    return properties;
  });

const withoutRule = (name: string) =>
  changed(deployed, 'AWS::WAFv2::WebACL', (properties) => ({
    ...properties,
    Rules: (properties.Rules as { Name: string }[]).filter(({ Name }) => Name !== name),
  }));

it('the deployed edge lacks nothing', () => {
  expect(edgeGaps(deployed)).toEqual([]);
});

describe('a removed security header is missed by its name', () => {
  it.each([
    ['content-security-policy', 'ContentSecurityPolicy'],
    ['strict-transport-security', 'StrictTransportSecurity'],
    ['x-content-type-options', 'ContentTypeOptions'],
    ['referrer-policy', 'ReferrerPolicy'],
  ])('%s', (header, member) => {
    const broken = withoutHeader((policy) => void delete policy.SecurityHeadersConfig[member]);
    expect(edgeGaps(broken)).toEqual([`security header ${header} of ${hosts.workspace}`]);
  });

  it.each(['cross-origin-opener-policy', 'permissions-policy'])('%s', (header) => {
    const broken = withoutHeader(({ CustomHeadersConfig: custom }) => {
      custom.Items = custom.Items.filter(({ Header }) => Header !== header);
    });
    expect(edgeGaps(broken)).toEqual([`security header ${header} of ${hosts.workspace}`]);
  });
});

it('a removed approved origin is missed by its name', () => {
  const broken = changed(deployed, 'AWS::Connect::ApprovedOrigin', () => undefined);
  expect(edgeGaps(broken)).toEqual([`approved origin https://${hosts.workspace}`]);
});

describe('a removed firewall rule is missed by its name', () => {
  const size = 'AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY';
  const paths = 'AWSManagedRulesKnownBadInputsRuleSet/ExploitablePaths_URIPATH';
  const publicCalls = ['PublicCalls for /v1/contacts', 'PublicCalls for /v1/references/open'];

  it.each([
    ['PublicCalls', publicCalls],
    ['AllCalls', ['AllCalls for /v1/config']],
    ['AWSManagedRulesCommonRuleSet', [size]],
    ['AWSManagedRulesKnownBadInputsRuleSet', [paths]],
  ])('%s', (rule, missed) => {
    expect(edgeGaps(withoutRule(rule))).toEqual(missed.map((each) => `firewall rule ${each}`));
  });

  it('all of them, where the web ACL is not associated with the balancer', () => {
    const broken = changed(deployed, 'AWS::WAFv2::WebACLAssociation', () => undefined);
    const all = [...publicCalls, 'AllCalls for /v1/config', size, paths];
    expect(edgeGaps(broken)).toEqual(all.map((each) => `firewall rule ${each}`));
  });
});

describe('a removed balancer rule is missed by its name', () => {
  it.each([
    [/InsideRule/, ['balancer rule for /metrics', 'balancer rule for /readyz']],
    [/ApiRule/, [`balancer rule for ${hosts.api}`]],
  ])('%s', (id, missed) => {
    const broken = changed(
      deployed,
      'AWS::ElasticLoadBalancingV2::ListenerRule',
      (properties, { logicalId }) => (id.test(logicalId) ? undefined : properties),
    );
    expect(edgeGaps(broken)).toEqual(missed);
  });
});

describe('the pages’ deployed headers on this machine', () => {
  const all = addresses(0, 2);
  const local = (host: string) =>
    localized(
      pageEdge(deployed, host).headersAt('/index.html'),
      localSources(all),
      host === hosts.workspace,
    );

  /** A policy’s directives, without the order of their sources. */
  const directives = (headers: Readonly<Record<string, string>>) => ({
    ...headers,
    'content-security-policy': Object.fromEntries(
      headers['content-security-policy']!.split('; ').map((each) => {
        const [name = '', ...sources] = each.split(' ');
        return [name, sources.toSorted()] as const;
      }),
    ),
  });

  it('name the same places as the product’s own description of its pages does', () => {
    const places = pagePlaces(all);
    const workspace = local(hosts.workspace);
    // Of the emulated storage the deployment names one bucket.
    const csp = workspace['content-security-policy']!.replace(/(\/s3\/)[\w-]+\//, '$1');
    expect(directives({ ...workspace, 'content-security-policy': csp })).toEqual(
      directives(securityHeaders(workspaceOrigins(places))),
    );
    expect(directives(local(hosts.customer))).toEqual(
      directives(securityHeaders(customerSiteOrigins(places))),
    );
  });

  it('name no host that is not of this machine', () => {
    for (const host of [hosts.workspace, hosts.customer]) {
      expect(JSON.stringify(local(host))).not.toMatch(/https:|wss:|amazonaws|example/);
    }
  });

  it('are refused when they name an address that nothing here stands for', () => {
    const strange = { 'content-security-policy': "default-src 'none' https://cdn.example" };
    expect(() => localized(strange, localSources(all), false)).toThrow('https://cdn.example');
  });
});

it.each([
  ['/', '/index.html'],
  ['/recordings/5c0ffee1', '/index.html'],
  ['/main.1a2b.js', '/main.1a2b.js'],
  ['/video/1.4.2/mf-manifest.json', '/video/1.4.2/mf-manifest.json'],
])('the workspace’s distribution answers %s with %s', (path, file) => {
  expect(pageEdge(deployed, hosts.workspace).fileAt(path)).toBe(file);
});
