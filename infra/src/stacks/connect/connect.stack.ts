import { CfnWaitConditionHandle } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';

/** What the Amazon Connect instance needs to know of us. */
export class ConnectStack extends DeploymentStack {
  /** The flow that every chat starts in. */
  readonly chatFlowId: string;

  constructor(scope: Construct, name: string, props: DeploymentStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: flows in Amazon Connect' });
    new CfnWaitConditionHandle(this, 'Nothing');
    this.chatFlowId = props.settings.connect.chatFlowId ?? 'video-escalation-chat';
  }
}
