import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Peer, Port, SecurityGroup, type ISecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerInsights, type ICluster } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import type { RecordingSettings } from '../../parameters/settings.ts';
import type { Recordings } from '../data/recordings.ts';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';
import { CLUSTER } from './names.ts';
import { RecorderTask } from './recorder-task.ts';

export interface RecorderStackProps extends DeploymentStackProps {
  readonly vpc: IVpc;
  readonly recordings: Recordings;
  readonly recording: RecordingSettings;
}

/** What the api starts, for a recording or ahead of it, and stops: nothing here runs by itself. */
export class RecorderStack extends DeploymentStack {
  readonly cluster: ICluster;
  readonly task: RecorderTask;
  readonly securityGroup: ISecurityGroup;
  readonly subnetIds: readonly string[];

  constructor(scope: Construct, name: string, props: RecorderStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: recorder' });
    const { vpc, recordings, settings } = props;
    this.cluster = new Cluster(this, 'Cluster', {
      vpc,
      clusterName: CLUSTER,
      containerInsightsV2: ContainerInsights.ENABLED,
    });
    this.securityGroup = createSecurityGroup(this, vpc);
    this.subnetIds = vpc.privateSubnets.map(({ subnetId }) => subnetId);
    this.task = new RecorderTask(this, 'Task', {
      recordings,
      region: settings.region,
      logRetentionDays: settings.logRetentionDays,
    });
  }

  /** How many recorders run, those that wait for a recording among them. */
  metricTasks(): Metric {
    return new Metric({
      namespace: 'ECS/ContainerInsights',
      metricName: 'TaskCount',
      dimensionsMap: { ClusterName: CLUSTER },
      statistic: Stats.MAXIMUM,
    });
  }
}

/** Nobody connects to a recorder; it connects as any participant of a call does. */
function createSecurityGroup(scope: Construct, vpc: IVpc): ISecurityGroup {
  const group = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: 'Recorder tasks',
    allowAllOutbound: false,
  });
  group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'api, S3, signalling, media over TLS');
  // Chime SDK developer guide, "Network configuration": media of all meetings is at this port.
  group.addEgressRule(Peer.anyIpv4(), Port.udp(3478), 'Media of the Amazon Chime SDK');
  return group;
}
