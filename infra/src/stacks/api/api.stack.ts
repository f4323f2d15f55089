import { Peer, Port, SecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerInsights, type FargateService } from 'aws-cdk-lib/aws-ecs';
import type {
  ApplicationLoadBalancer,
  ApplicationTargetGroup,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Redis } from '../data/redis.ts';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';
import { createApiService } from './api-service.ts';
import { addApiContainer, createApiTaskDefinition } from './api-task.ts';
import { apiEnvironment, type RecordingResources, type SignInOutputs } from './environment.ts';
import { ApiLoadBalancer } from './load-balancer.ts';
import {
  grantConnect,
  grantFederation,
  grantLinks,
  grantMeetings,
  grantRecorderTasks,
  grantRecordings,
} from './permissions.ts';
import { ApiSecrets } from './secrets.ts';

export interface ApiStackProps extends DeploymentStackProps {
  readonly vpc: IVpc;
  readonly redis: Redis;
  readonly signIn: SignInOutputs;
  readonly chatFlowId: string;
  /** Undefined: nothing is recorded. */
  readonly recording: RecordingResources | undefined;
}

/** The service between the pages and AWS: changed by every release. */
export class ApiStack extends DeploymentStack {
  readonly service: FargateService;
  readonly loadBalancer: ApplicationLoadBalancer;
  readonly targets: ApplicationTargetGroup;
  readonly log: LogGroup;
  /** What EventBridge proves itself by. */
  readonly machineSecret: ISecret;

  constructor(scope: Construct, name: string, props: ApiStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: api' });
    const { settings, vpc, redis } = props;
    this.log = new LogGroup(this, 'Log', { retention: settings.logRetentionDays });
    const secrets = new ApiSecrets(this, 'Secrets');
    this.machineSecret = secrets.machineEvents;

    const definition = createApiTaskDefinition(this, settings);
    const role = definition.taskRole;
    addApiContainer(definition, {
      environment: apiEnvironment(props),
      secrets: {
        REDIS_URL: redis.url,
        CUSTOMER_TOKEN_SECRET: secrets.customerToken,
        ROUTE_SECRET: secrets.route,
        MACHINE_EVENTS_SECRET: secrets.machineEvents,
      },
      log: this.log,
    });
    grantFederation(role, props.signIn.federationRoleArn);
    grantConnect(role, settings, props.chatFlowId);
    grantMeetings(role);
    grantLinks(role, settings);
    if (props.recording) {
      grantRecorderTasks(role, props.recording.recorder);
      grantRecordings(role, props.recording.recordings);
    }

    const entry = new ApiLoadBalancer(this, 'Entry', {
      vpc,
      certificateArn: settings.certificates.api,
    });
    this.loadBalancer = entry.balancer;
    this.service = createApiService(this, {
      vpc,
      definition,
      cluster: new Cluster(this, 'Cluster', {
        vpc,
        clusterName: 'video-escalation-api',
        containerInsightsV2: ContainerInsights.ENABLED,
      }),
      securityGroup: this.createSecurityGroup(vpc, redis),
      tasks: settings.apiTasks,
    });
    this.targets = entry.sendTo(this.service, settings.hosts.api);
    if (settings.zone) this.enterHost(settings.zone, settings.hosts.api);
  }

  private createSecurityGroup(vpc: IVpc, redis: Redis): SecurityGroup {
    const group = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'api tasks',
      allowAllOutbound: false,
    });
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'AWS, sign-in keys');
    group.connections.allowToDefaultPort(redis, 'api to Valkey');
    return group;
  }

  private enterHost(zone: { id: string; name: string }, host: string): void {
    new ARecord(this, 'Host', {
      zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', {
        hostedZoneId: zone.id,
        zoneName: zone.name,
      }),
      recordName: host,
      target: RecordTarget.fromAlias(new LoadBalancerTarget(this.loadBalancer)),
    });
  }
}
