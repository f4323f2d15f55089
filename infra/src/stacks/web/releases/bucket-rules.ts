import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

/**
 * Whatever a role's own policy allows, nobody replaces the registry without naming the one that he read, or saying that
 * there is none yet (S3 user guide, "Enforce conditional writes"): of two releases at once, one is refused.
 */
export function neverReplacedBlindly(bucket: IBucket): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects('registry.json')],
    conditions: { Null: { 's3:if-match': 'true', 's3:if-none-match': 'true' } },
  });
}
