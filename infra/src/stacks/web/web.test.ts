import {
  customerSiteOrigins,
  workspaceOrigins,
} from '@video-escalation/contracts/config/page-places';
import { securityHeaders } from '@video-escalation/contracts/config/security-headers';
import { signInAddress } from '@video-escalation/contracts/config/sign-in-address';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parseParameters } from '../../parameters/parse.ts';
import { toSettings } from '../../parameters/settings.ts';
import { leastParameters } from '../../testing/parameters.ts';
import { propertiesOf } from '../../testing/template-parts.ts';
import { synthesized } from '../../testing/variants.ts';
import { awsPlaces } from './aws-places.ts';
import { deepLinksCode } from './site.ts';

interface Policy {
  readonly ResponseHeadersPolicyConfig: {
    readonly SecurityHeadersConfig: {
      readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string };
      readonly StrictTransportSecurity: {
        readonly AccessControlMaxAgeSec: number;
        readonly IncludeSubdomains: boolean;
      };
      readonly ContentTypeOptions: object;
      readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
    };
    readonly CustomHeadersConfig: {
      readonly Items: readonly { readonly Header: string; readonly Value: string }[];
    };
  };
}

/** What CloudFront sends by a policy (developer guide, "Understand response headers policies"). */
function sentBy({ ResponseHeadersPolicyConfig: config }: Policy): Record<string, string> {
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = config;
  const { AccessControlMaxAgeSec, IncludeSubdomains } = security.StrictTransportSecurity;
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'strict-transport-security': `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header, Value])),
  };
}

const directive = (name: string, policy: string) =>
  policy.split(';').find((each) => each.trim().startsWith(`${name} `));

const { Web } = synthesized('least').templates;
const places = awsPlaces(toSettings(parseParameters(leastParameters)), undefined);

describe('pages on AWS', () => {
  it('are sent with the headers that the local server sends, made of AWS’s hosts', () => {
    const sent = propertiesOf<Policy>(Web!, 'AWS::CloudFront::ResponseHeadersPolicy').map(sentBy);
    expect(sent).toHaveLength(2);
    expect(sent).toContainEqual(securityHeaders(workspaceOrigins(places)));
    expect(sent).toContainEqual(securityHeaders(customerSiteOrigins(places)));
  });

  it.each(['https://riverbank.my.connect.aws', 'https://riverbank.awsapps.com'])(
    'may post the sign-in form to the instance at %s and show its answer in a frame',
    (url) => {
      const settings = toSettings(
        parseParameters({ ...leastParameters, 'connect-instance-url': url }),
      );
      const { 'content-security-policy': policy } = securityHeaders(
        workspaceOrigins(awsPlaces(settings, undefined)),
      );
      const { origin } = new URL(signInAddress(settings.connect.ccpUrl));
      for (const name of ['form-action', 'frame-src']) {
        expect(directive(name, policy!)?.split(' ')).toContain(origin);
      }
    },
  );

  it('let developers’ builds in from where the operator says, and from nowhere else', () => {
    const policyWith = (more: object) => {
      const settings = toSettings(parseParameters({ ...leastParameters, ...more }));
      const { 'content-security-policy': policy } = securityHeaders(
        workspaceOrigins(awsPlaces(settings, undefined)),
      );
      return policy!;
    };
    const let3104 = policyWith({ 'developer-origins': 'http://localhost:3104' });
    expect(directive('script-src', let3104)).toContain('http://localhost:3104');
    expect(directive('connect-src', let3104)).toContain('ws://localhost:3104');
    expect(policyWith({})).not.toContain('localhost');
  });

  it('have a policy that CloudFront takes and that names no host of everybody', () => {
    for (const policy of propertiesOf<Policy>(Web!, 'AWS::CloudFront::ResponseHeadersPolicy')) {
      const csp = sentBy(policy)['content-security-policy']!;
      expect(csp.length).toBeLessThan(1_783);
      expect(csp).not.toMatch(/unsafe|https:(;| |$)|\*\.amazonaws|\*\.s3/);
    }
  });

  it('are told apart: customers’ page has no frame, no sign-in and no remote', () => {
    const csp = securityHeaders(customerSiteOrigins(places))['content-security-policy'];
    expect(csp).toContain("frame-src 'self';");
    expect(csp).not.toContain('cognito');
  });

  it('play recordings from the recordings’ bucket alone', () => {
    const { Web: recording } = synthesized('recording').templates;
    const policies = propertiesOf(recording!, 'AWS::CloudFront::ResponseHeadersPolicy');
    // The bucket's name is CloudFormation's to give: it stands between the two, as in the addresses of the api.
    expect(JSON.stringify(policies)).toMatch(
      /media-src 'self' blob: https:\/\/s3\.eu-central-1\.amazonaws\.com\/",\{"Fn::ImportValue":"[^"]*RecordingsBucket[^"]*"\},"\/;/,
    );
  });

  it.each([
    ['/', '/index.html'],
    ['/recordings/5c0ffee1-0000', '/index.html'],
    ['/signed-in', '/index.html'],
    ['/config.json', '/config.json'],
    ['/video/1.4.2-0a1b2c3d/mf-manifest.json', '/video/1.4.2-0a1b2c3d/mf-manifest.json'],
  ])('answer %s with %s', (uri, expected) => {
    const context = { event: { request: { uri } } };
    expect(runInNewContext(`${deepLinksCode}; handler(event).uri`, context)).toBe(expected);
  });

  it('stand in buckets that nobody but CloudFront reads', () => {
    const access = propertiesOf<{ PublicAccessBlockConfiguration: object }>(
      Web!,
      'AWS::S3::Bucket',
    );
    for (const { PublicAccessBlockConfiguration } of access) {
      expect(Object.values(PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    }
  });

  it('leave the public calls of the api behind a firewall that counts per address', () => {
    const [acl] = propertiesOf(Web!, 'AWS::WAFv2::WebACL');
    expect(JSON.stringify(acl)).toContain('"SearchString":"/v1/contacts"');
    expect(propertiesOf(Web!, 'AWS::WAFv2::WebACLAssociation')).toHaveLength(1);
  });
});
