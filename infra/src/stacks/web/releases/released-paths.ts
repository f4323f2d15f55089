import { Duration } from 'aws-cdk-lib';
import { CachePolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { OtherFiles } from '../site.ts';

/** What the workspace's host serves of the release bucket: the registry and the remotes, never the history. */
export function releasedPaths(
  scope: Construct,
  remotes: readonly string[],
  bucket: IBucket,
): Record<string, OtherFiles> {
  // However many pages ask, S3 is asked once a second; what pages themselves keep is said by the file's own header.
  const second = Duration.seconds(1);
  const brief = new CachePolicy(scope, 'RegistryCache', {
    comment: 'Video Escalation: the registry of remotes',
    ...{ minTtl: second, defaultTtl: second, maxTtl: second },
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
  const ofRemote = (remote: string) =>
    [`/${remote}/*`, { bucket, cachePolicy: CachePolicy.CACHING_OPTIMIZED }] as const;
  return {
    '/registry.json': { bucket, cachePolicy: brief },
    ...Object.fromEntries(remotes.map(ofRemote)),
  };
}
