import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  BucketDeployment,
  CacheControl,
  Source,
  type ISource,
} from 'aws-cdk-lib/aws-s3-deployment';
import {
  AwsCustomResource,
  AwsCustomResourcePolicy,
  PhysicalResourceId,
} from 'aws-cdk-lib/custom-resources';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { BuiltPages } from './built-pages.ts';

/** Names hold a hash of the content, or stand in a folder of one version. */
const FOR_EVER = [CacheControl.fromString('public, max-age=31536000, immutable')];
const ASK_EACH_TIME = [CacheControl.noCache()];

/** Never served: sources of others' code, and what only a build needs. */
const KEPT_BACK = ['**/*.map', 'mf-stats.json'];

interface Upload {
  readonly sources: ISource[];
  readonly cacheControl: CacheControl[];
  readonly path?: string;
}

/** Puts files into one bucket, in order: what a page names is there before the page that names it. */
export class Uploads extends Construct {
  private readonly bucket: IBucket;
  private last: Construct | undefined;

  constructor(scope: Construct, id: string, bucket: IBucket) {
    super(scope, id);
    this.bucket = bucket;
  }

  /** A page and its own files. Old ones stay, for pages that are open and still load parts. */
  addPage(folder: string, config: object): void {
    this.upload('Files', {
      sources: [Source.asset(folder, { exclude: [...KEPT_BACK, 'index.html', 'release.json'] })],
      cacheControl: FOR_EVER,
    });
    this.upload('Config', {
      sources: [Source.jsonData('config.json', config)],
      cacheControl: ASK_EACH_TIME,
    });
    this.upload('Page', {
      sources: [Source.asset(folder, { exclude: ['*', '!index.html'] })],
      cacheControl: ASK_EACH_TIME,
    });
  }

  addRemotes({ remotes }: BuiltPages): void {
    for (const { name, folder, path } of remotes) {
      this.upload(name, {
        sources: [Source.asset(folder, { exclude: KEPT_BACK })],
        cacheControl: FOR_EVER,
        path,
      });
    }
  }

  /** Written once: afterwards a file that each team's releases and rollbacks change, which no deployment may undo. */
  addOnce(key: string, content: object): void {
    const once = new AwsCustomResource(this, `Once-${key}`, {
      onCreate: {
        service: '@aws-sdk/client-s3',
        action: 'PutObjectCommand',
        parameters: {
          Bucket: this.bucket.bucketName,
          Key: key,
          Body: JSON.stringify(content),
          ContentType: 'application/json',
          CacheControl: 'no-cache',
          IfNoneMatch: '*',
        },
        ignoreErrorCodesMatching: 'PreconditionFailed',
        physicalResourceId: PhysicalResourceId.of(key),
        outputPaths: [],
      },
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({
          actions: ['s3:PutObject'],
          resources: [this.bucket.arnForObjects(key)],
        }),
      ]),
      installLatestAwsSdk: false,
    });
    this.follow(once);
  }

  private upload(id: string, { sources, cacheControl, path }: Upload): void {
    const deployment = new BucketDeployment(this, id, {
      destinationBucket: this.bucket,
      sources,
      cacheControl,
      ...(path !== undefined && { destinationKeyPrefix: path }),
      prune: false,
      retainOnDelete: true,
      memoryLimit: 512,
    });
    this.follow(deployment);
  }

  private follow(next: Construct): void {
    if (this.last) next.node.addDependency(this.last);
    this.last = next;
  }
}
