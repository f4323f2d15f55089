import { Duration } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  AvailabilityZoneRebalancing,
  FargateService,
  type ICluster,
  type FargateTaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import type { Settings } from '../../parameters/settings.ts';

export interface ApiServiceProps {
  readonly vpc: IVpc;
  readonly cluster: ICluster;
  readonly definition: FargateTaskDefinition;
  readonly securityGroup: ISecurityGroup;
  readonly tasks: Settings['apiTasks'];
}

/** Half of a task: event streams are many and quiet, and a burst is to find room until more tasks run. */
const CPU_TARGET_PER_CENT = 50;

/** Never fewer tasks than wanted, also while a new version comes; one that isn't healthy goes back by itself. */
export function createApiService(scope: Construct, props: ApiServiceProps): FargateService {
  const { vpc, cluster, definition, securityGroup, tasks } = props;
  const service = new FargateService(scope, 'Service', {
    cluster,
    taskDefinition: definition,
    securityGroups: [securityGroup],
    vpcSubnets: { subnets: vpc.privateSubnets },
    desiredCount: tasks.minimum,
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    circuitBreaker: { rollback: true },
    healthCheckGracePeriod: Duration.seconds(30),
    availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
  });
  service
    .autoScaleTaskCount({ minCapacity: tasks.minimum, maxCapacity: tasks.maximum })
    .scaleOnCpuUtilization('Load', {
      targetUtilizationPercent: CPU_TARGET_PER_CENT,
      scaleInCooldown: Duration.minutes(10),
      scaleOutCooldown: Duration.seconds(60),
    });
  return service;
}
