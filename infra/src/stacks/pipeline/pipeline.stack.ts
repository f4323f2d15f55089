import type { Construct } from 'constructs';
import type { PipelineSettings } from '../../parameters/settings.ts';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';

export interface PipelineStackProps extends DeploymentStackProps {
  readonly pipeline: PipelineSettings;
  /** Adds the whole deployment to a stage of the pipeline. */
  readonly deploy: (stage: Construct) => void;
}

/** Deploys each change of the operator's repository. */
export class PipelineStack extends DeploymentStack {
  constructor(scope: Construct, name: string, props: PipelineStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: pipeline' });
  }
}
