import { Duration } from 'aws-cdk-lib';
import type { HeadersReferrerPolicy } from 'aws-cdk-lib/aws-cloudfront';
import {
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** CloudFront has own fields for these, and refuses them among the others (developer guide, "Response headers policies"). */
const byField: Readonly<Record<string, (value: string) => ResponseSecurityHeadersBehavior>> = {
  'content-security-policy': (contentSecurityPolicy) => ({
    contentSecurityPolicy: { contentSecurityPolicy, override: true },
  }),
  'strict-transport-security': (value) => ({ strictTransportSecurity: lifetime(value) }),
  'x-content-type-options': () => ({ contentTypeOptions: { override: true } }),
  'referrer-policy': (value) => ({
    referrerPolicy: { referrerPolicy: value as HeadersReferrerPolicy, override: true },
  }),
};

/** The headers word for word, whatever the bucket sends. */
export function headersPolicy(
  scope: Construct,
  id: string,
  headers: Readonly<Record<string, string>>,
): ResponseHeadersPolicy {
  const all = Object.entries(headers);
  return new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: Object.assign(
      {},
      ...all.map(([name, value]) => byField[name]?.(value)),
    ) as ResponseSecurityHeadersBehavior,
    customHeadersBehavior: {
      customHeaders: all
        .filter(([name]) => !(name in byField))
        .map(([header, value]) => ({ header, value, override: true })),
    },
  });
}

function lifetime(value: string) {
  const seconds = /max-age=(\d+)/.exec(value)?.[1];
  if (seconds === undefined) throw new Error(`strict-transport-security has no max-age: ${value}`);
  return {
    accessControlMaxAge: Duration.seconds(Number(seconds)),
    includeSubdomains: /includeSubDomains/i.test(value),
    override: true,
  };
}
