import { Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../parameters/settings.ts';

const ZONES = 2;

export interface DeploymentStackProps extends StackProps {
  readonly settings: Settings;
}

/** A stack of this project: where the Amazon Connect instance is, under one family of names. */
export class DeploymentStack extends Stack {
  constructor(scope: Construct, name: string, props: DeploymentStackProps) {
    const { account, region } = props.settings;
    super(scope, name, {
      env: { account, region },
      stackName: `VideoEscalation-${name}`,
      ...props,
    });
  }

  /** Chosen by CloudFormation at deployment: CDK would ask AWS for them at synthesis. */
  override get availabilityZones(): string[] {
    return Array.from({ length: ZONES }, (_each, index) => Fn.select(index, Fn.getAzs()));
  }
}
