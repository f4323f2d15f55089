import { CfnWaitConditionHandle } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  IpAddresses,
  SubnetType,
  Vpc,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { accepted } from '../accepted.ts';
import type { Settings } from '../../parameters/settings.ts';

/** Two zones, each with its own way out, so that losing one leaves the other whole. */
export function createVpc(scope: Construct, existing: Settings['existingVpc']): IVpc {
  if (existing) {
    // A stack of nothing can't be deployed, and this one stays where it is when the network is the operator's own.
    new CfnWaitConditionHandle(scope, 'Nothing');
    const vpc = Vpc.fromVpcAttributes(scope, 'Vpc', {
      vpcId: existing.id,
      availabilityZones: existing.availabilityZones,
      publicSubnetIds: existing.publicSubnetIds,
      privateSubnetIds: existing.privateSubnetIds,
    });
    accepted(vpc, {
      'Annotation::@aws-cdk/aws-ec2:noSubnetRouteTableId': 'Nothing here adds a route.',
    });
    return vpc;
  }
  return new Vpc(scope, 'Vpc', {
    ipAddresses: IpAddresses.cidr('10.40.0.0/16'),
    subnetConfiguration: [
      { name: 'Public', subnetType: SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
      // Calls are hosted outside of the VPC: the recorder joins them like any browser.
      { name: 'Private', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
    ],
    // Recordings and image layers don't pay the NAT gateways.
    gatewayEndpoints: { S3: { service: GatewayVpcEndpointAwsService.S3 } },
    flowLogs: { Flows: { destination: FlowLogDestination.toCloudWatchLogs() } },
    // Would be a Lambda function with wide rights; nothing of ours is in the default group.
    restrictDefaultSecurityGroup: false,
  });
}
