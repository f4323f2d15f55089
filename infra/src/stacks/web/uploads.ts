import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  BucketDeployment,
  CacheControl,
  Source,
  type ISource,
} from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';

/** Names hold a hash of the content. */
const FOR_EVER = [CacheControl.fromString('public, max-age=31536000, immutable')];
const ASK_EACH_TIME = [CacheControl.noCache()];

/** Never served: sources of others' code, and what only a build needs. */
const KEPT_BACK = ['**/*.map', 'mf-stats.json', 'index.html', 'release.json'];

interface Upload {
  readonly sources: ISource[];
  readonly cacheControl: CacheControl[];
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
      sources: [Source.asset(folder, { exclude: KEPT_BACK })],
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

  private upload(id: string, { sources, cacheControl }: Upload): void {
    const deployment = new BucketDeployment(this, id, {
      destinationBucket: this.bucket,
      sources,
      cacheControl,
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
