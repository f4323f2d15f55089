import { RemovalPolicy } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
  type ICachePolicy,
  type ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, RecordTarget, type IHostedZone } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { isPageAddress } from '@video-escalation/contracts/config/page-address';
import { Construct } from 'constructs';
import { accepted } from '../accepted.ts';
import { headersPolicy } from './headers-policy.ts';

export interface SiteProps {
  readonly host: string;
  readonly certificate: ICertificate;
  /** Where the host is entered; undefined: the operator does that. */
  readonly zone: IHostedZone | undefined;
  /** Response headers of everything that the host serves. */
  readonly headers: Readonly<Record<string, string>>;
  readonly logs: IBucket;
  /** Paths that are served from other places than the host's own files, by their patterns. */
  readonly others?: Readonly<Record<string, OtherFiles>>;
}

export interface OtherFiles {
  readonly bucket: IBucket;
  readonly cachePolicy: ICachePolicy;
}

/** One host's files: private in S3, public by CloudFront alone. */
export class Site extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const { host, certificate, zone, headers, logs, others = {} } = props;
    const headersOfAll = headersPolicy(this, 'Headers', headers);
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      // A page that was overwritten by mistake can be brought back.
      versioned: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `${host}/files/`,
      // All of it can be built and uploaded again.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: host,
      domainNames: [host],
      certificate,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultRootObject: 'index.html',
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: `${host}/visits/`,
      additionalBehaviors: behaviorsOf(others, headersOfAll),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headersOfAll,
        functionAssociations: [
          { function: this.createDeepLinks(), eventType: FunctionEventType.VIEWER_REQUEST },
        ],
      },
    });
    accepted(this.distribution, {
      'AwsSolutions-CFR1': 'Customers and agents may be in any country.',
      'AwsSolutions-CFR2':
        'Only static files are behind it: there is nothing that a firewall could protect. The api has one.',
    });
    if (zone) this.enter(host, zone);
  }

  private createDeepLinks(): EdgeFunction {
    return new EdgeFunction(this, 'DeepLinks', {
      comment: 'Answers the addresses of a page with the page',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(deepLinksCode),
    });
  }

  private enter(host: string, zone: IHostedZone): void {
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    // Absolute: the zone may be the host's own or one above it.
    const recordName = `${host}.`;
    new ARecord(this, 'IPv4', { zone, recordName, target });
    new AaaaRecord(this, 'IPv6', { zone, recordName, target });
  }
}

/** Files alone: no address of a page is among them. One origin a bucket, however many patterns lead to it. */
function behaviorsOf(
  others: Readonly<Record<string, OtherFiles>>,
  responseHeadersPolicy: ResponseHeadersPolicy,
): Record<string, BehaviorOptions> {
  const buckets = new Set(Object.values(others).map(({ bucket }) => bucket));
  const origins = new Map(
    [...buckets].map((each) => [each, S3BucketOrigin.withOriginAccessControl(each)]),
  );
  return Object.fromEntries(
    Object.entries(others).map(([pattern, { bucket, cachePolicy }]) => [
      pattern,
      {
        origin: origins.get(bucket)!,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy,
        responseHeadersPolicy,
      },
    ]),
  );
}

/** In the language of CloudFront Functions 2.0. */
export const deepLinksCode = `${isPageAddress.toString()}
function handler(event) {
  var request = event.request;
  if (isPageAddress(request.uri)) request.uri = '/index.html';
  return request;
}
`;
