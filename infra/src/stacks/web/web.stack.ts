import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Role } from 'aws-cdk-lib/aws-iam';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  type IBucket,
} from 'aws-cdk-lib/aws-s3';
import {
  customerSiteOrigins,
  workspaceOrigins,
} from '@video-escalation/contracts/config/page-places';
import { securityHeaders } from '@video-escalation/contracts/config/security-headers';
import type { Construct } from 'constructs';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';
import { RELEASE_ROLE } from '../pipeline/names.ts';
import { acceptUploadHelpers } from './accepted-helpers.ts';
import { ApiFirewall } from './api-firewall.ts';
import { awsPlaces } from './aws-places.ts';
import type { BuiltPages } from './built-pages.ts';
import { customerSiteConfig, workspaceConfig, type SignIn } from './page-configs.ts';
import { Releases } from './releases/releases.ts';
import { releasedPaths } from './releases/released-paths.ts';
import { Site, type SiteProps } from './site.ts';
import { Uploads } from './uploads.ts';

export interface WebStackProps extends DeploymentStackProps {
  readonly signIn: SignIn;
  /** The public api's load balancer, which the firewall stands before. */
  readonly apiLoadBalancerArn: string;
  /** Undefined: nothing is recorded. */
  readonly recordings: IBucket | undefined;
  readonly pages: BuiltPages;
}

/** The pages, each kind of people's on a host of its own, and what stands before the api. */
export class WebStack extends DeploymentStack {
  constructor(scope: Construct, name: string, props: WebStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: pages' });
    const { settings, signIn, pages, recordings } = props;
    const { hosts } = settings;
    const places = awsPlaces(settings, recordings?.bucketName);
    const logs = this.createLogs(settings.logRetentionDays);
    const site = this.siteFactory(props, logs);

    const releases = new Releases(this, 'Releases', {
      ...{ host: hosts.workspace, remotes: settings.remotes, logs },
      pipelineRole: settings.pipeline && Role.fromRoleName(this, 'PipelineRole', RELEASE_ROLE),
    });
    const workspace = site('Workspace', {
      host: hosts.workspace,
      headers: securityHeaders(workspaceOrigins(places)),
      others: releasedPaths(this, settings.remotes, releases.bucket),
    });
    const workspaceFiles = new Uploads(this, 'WorkspaceUploads', workspace.bucket);
    const config = workspaceConfig(settings, signIn, releases.registryKey);
    workspaceFiles.addPage(pages.workspace, config);

    const customer = site('Customer', {
      host: hosts.customer,
      headers: securityHeaders(customerSiteOrigins(places)),
    });
    const customerFiles = new Uploads(this, 'CustomerUploads', customer.bucket);
    customerFiles.addPage(pages.customerSite, customerSiteConfig(settings));

    new ApiFirewall(this, 'ApiFirewall', {
      loadBalancerArn: props.apiLoadBalancerArn,
      expectedAgents: settings.connect.expectedAgents,
    });
    acceptUploadHelpers(this, [workspace.bucket, customer.bucket]);
  }

  private siteFactory({ settings }: WebStackProps, logs: IBucket) {
    const certificate = Certificate.fromCertificateArn(
      this,
      'Certificate',
      settings.certificates.web,
    );
    const { zone } = settings;
    const hostedZone =
      zone &&
      HostedZone.fromHostedZoneAttributes(this, 'Zone', {
        hostedZoneId: zone.id,
        zoneName: zone.name,
      });
    return (id: string, props: Omit<SiteProps, 'certificate' | 'zone' | 'logs'>) =>
      new Site(this, id, { ...props, certificate, zone: hostedZone, logs });
  }

  /** Who fetched which page and which file. */
  private createLogs(days: number): IBucket {
    return new Bucket(this, 'Logs', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      // CloudFront writes its log files by an access control list (developer guide, "Standard logging (legacy)").
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(days) }],
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
  }
}
