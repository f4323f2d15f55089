import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Peer, Port, SecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ApplicationTargetGroup,
  ListenerAction,
  ListenerCondition,
  SslPolicy,
  type ApplicationListener,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accepted } from '../accepted.ts';
import { API_PORT } from './environment.ts';

export interface ApiLoadBalancerProps {
  readonly vpc: IVpc;
  readonly certificateArn: string;
}

/** The one public way to the api. */
export class ApiLoadBalancer extends Construct {
  readonly balancer: ApplicationLoadBalancer;
  readonly securityGroup: SecurityGroup;
  private readonly listener: ApplicationListener;
  private readonly vpc: IVpc;

  constructor(scope: Construct, id: string, { vpc, certificateArn }: ApiLoadBalancerProps) {
    super(scope, id);
    this.vpc = vpc;
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Load balancer of the api',
      allowAllOutbound: false,
    });
    this.securityGroup.addIngressRule(Peer.anyIpv4(), Port.tcp(443), 'Browsers, recorders, events');
    accepted(this.securityGroup, {
      'AwsSolutions-EC23': 'The public api: any browser may come, over TLS.',
    });
    this.balancer = new ApplicationLoadBalancer(this, 'Balancer', {
      vpc,
      vpcSubnets: { subnets: vpc.publicSubnets },
      internetFacing: true,
      securityGroup: this.securityGroup,
      dropInvalidHeaderFields: true,
      // Event streams say something every 15 s.
      idleTimeout: Duration.seconds(60),
    });
    this.balancer.logAccessLogs(this.createAccessLog());
    this.listener = this.balancer.addListener('Https', {
      port: 443,
      open: false,
      certificates: [Certificate.fromCertificateArn(this, 'Certificate', certificateArn)],
      sslPolicy: SslPolicy.RECOMMENDED_TLS,
      defaultAction: ListenerAction.fixedResponse(404),
    });
  }

  /** @returns the target group, whose metrics are the service's. */
  sendTo(service: FargateService, host: string): ApplicationTargetGroup {
    const group = new ApplicationTargetGroup(this, 'Tasks', {
      vpc: this.vpc,
      port: API_PORT,
      protocol: ApplicationProtocol.HTTP,
      targets: [service],
      // Alive, not ready: a Redis that is away must not have ECS replace every task, one after the other.
      healthCheck: { path: '/healthz', interval: Duration.seconds(10), healthyThresholdCount: 2 },
      // Requests finish in it; event streams are ended by the api after it and open anew elsewhere.
      deregistrationDelay: Duration.seconds(30),
    });
    this.listener.addAction('Api', {
      priority: 20,
      conditions: [ListenerCondition.hostHeaders([host])],
      action: ListenerAction.forward([group]),
    });
    // What operators look at stays inside.
    this.listener.addAction('Inside', {
      priority: 10,
      conditions: [ListenerCondition.pathPatterns(['/metrics', '/readyz'])],
      action: ListenerAction.fixedResponse(404),
    });
    return group;
  }

  private createAccessLog(): Bucket {
    const bucket = new Bucket(this, 'AccessLog', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // Load balancers write to buckets with S3's own keys alone (user guide, "Access logs").
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    accepted(bucket, { 'AwsSolutions-S1': 'It is a log itself; nothing reads it but operators.' });
    return bucket;
  }
}
