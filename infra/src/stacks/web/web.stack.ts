import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
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
import { acceptUploadHelpers } from './accepted-helpers.ts';
import { ApiFirewall } from './api-firewall.ts';
import { awsPlaces } from './aws-places.ts';
import { firstRegistry, type BuiltPages } from './built-pages.ts';
import { customerSiteConfig, workspaceConfig, type SignIn } from './page-configs.ts';
import { Site } from './site.ts';
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
    const site = this.siteFactory(props);

    const workspace = site('Workspace', hosts.workspace, securityHeaders(workspaceOrigins(places)));
    const workspaceFiles = new Uploads(this, 'WorkspaceUploads', workspace.bucket);
    workspaceFiles.addRemotes(pages);
    workspaceFiles.addOnce('registry.json', firstRegistry(pages));
    workspaceFiles.addPage(pages.workspace, workspaceConfig(settings, signIn));

    const customer = site('Customer', hosts.customer, securityHeaders(customerSiteOrigins(places)));
    const customerFiles = new Uploads(this, 'CustomerUploads', customer.bucket);
    customerFiles.addPage(pages.customerSite, customerSiteConfig(settings));

    new ApiFirewall(this, 'ApiFirewall', {
      loadBalancerArn: props.apiLoadBalancerArn,
      expectedAgents: settings.connect.expectedAgents,
    });
    acceptUploadHelpers(this, [workspace.bucket, customer.bucket]);
  }

  private siteFactory({ settings }: WebStackProps) {
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
    const logs = this.createLogs(settings.logRetentionDays);
    return (id: string, host: string, headers: Readonly<Record<string, string>>) =>
      new Site(this, id, { host, certificate, zone: hostedZone, headers, logs });
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
