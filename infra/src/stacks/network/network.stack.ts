import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';
import { createVpc } from './vpc.ts';

/** Where everything of ours runs: kept for as long as the deployment lives. */
export class NetworkStack extends DeploymentStack {
  readonly vpc: IVpc;

  constructor(scope: Construct, name: string, props: DeploymentStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: network' });
    this.vpc = createVpc(this, props.settings.existingVpc);
  }
}
