import { CfnWaitConditionHandle } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';

export interface WebStackProps extends DeploymentStackProps {
  readonly signIn: { readonly issuer: string; readonly clientId: string };
  /** The public api's load balancer, which the firewall stands before. */
  readonly apiLoadBalancerArn: string;
}

/** The pages and what stands before them. */
export class WebStack extends DeploymentStack {
  constructor(scope: Construct, name: string, props: WebStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: pages' });
    new CfnWaitConditionHandle(this, 'Nothing');
  }
}
